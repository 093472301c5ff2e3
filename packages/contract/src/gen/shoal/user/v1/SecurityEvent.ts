import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * Something that somebody who looks after the shop's safety wants to know of.
 * It holds no secret, and no address that somebody typed.
 */
export interface SecurityEvent {
  /**
   * uuid v7.
   */
  'id'?: (string);
  /**
   * When it happened.
   */
  'occurTime'?: (_google_protobuf_Timestamp | null);
  /**
   * What happened, for example "login.failed".
   */
  'kind'?: (string);
  /**
   * Which account it is about; empty when there is none.
   */
  'userId'?: (string);
  /**
   * Which account did it, where that is another one.
   */
  'actorId'?: (string);
  /**
   * Network that it came from: an IPv4 address or an IPv6 /64; may be empty.
   */
  'network'?: (string);
  /**
   * A keyed hash of an address that has no account, so that attempts on one
   * can be counted; empty otherwise.
   */
  'addressHash'?: (string);
  /**
   * Particulars, for example "role": "staff".
   */
  'details'?: ({[key: string]: string});
}

/**
 * Something that somebody who looks after the shop's safety wants to know of.
 * It holds no secret, and no address that somebody typed.
 */
export interface SecurityEvent__Output {
  /**
   * uuid v7.
   */
  'id': (string);
  /**
   * When it happened.
   */
  'occurTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * What happened, for example "login.failed".
   */
  'kind': (string);
  /**
   * Which account it is about; empty when there is none.
   */
  'userId': (string);
  /**
   * Which account did it, where that is another one.
   */
  'actorId': (string);
  /**
   * Network that it came from: an IPv4 address or an IPv6 /64; may be empty.
   */
  'network': (string);
  /**
   * A keyed hash of an address that has no account, so that attempts on one
   * can be counted; empty otherwise.
   */
  'addressHash': (string);
  /**
   * Particulars, for example "role": "staff".
   */
  'details': ({[key: string]: string});
}

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * One of the places where an account is signed in, without its secret.
 */
export interface SessionSummary {
  /**
   * uuid v7.
   */
  'id'?: (string);
  /**
   * When it was signed in.
   */
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * When it was last refreshed.
   */
  'lastUseTime'?: (_google_protobuf_Timestamp | null);
  /**
   * When it ends unless it is refreshed.
   */
  'expireTime'?: (_google_protobuf_Timestamp | null);
}

/**
 * One of the places where an account is signed in, without its secret.
 */
export interface SessionSummary__Output {
  /**
   * uuid v7.
   */
  'id': (string);
  /**
   * When it was signed in.
   */
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * When it was last refreshed.
   */
  'lastUseTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * When it ends unless it is refreshed.
   */
  'expireTime': (_google_protobuf_Timestamp__Output | null);
}

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * An account that was deleted and whose orders still hold something personal.
 */
export interface Erasure {
  /**
   * The deleted account.
   */
  'userId'?: (string);
  /**
   * When it was deleted.
   */
  'requestTime'?: (_google_protobuf_Timestamp | null);
}

/**
 * An account that was deleted and whose orders still hold something personal.
 */
export interface Erasure__Output {
  /**
   * The deleted account.
   */
  'userId': (string);
  /**
   * When it was deleted.
   */
  'requestTime': (_google_protobuf_Timestamp__Output | null);
}

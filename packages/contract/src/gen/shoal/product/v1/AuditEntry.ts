import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * One change of the catalogue or its stock.
 */
export interface AuditEntry {
  /**
   * uuid v7.
   */
  'id'?: (string);
  /**
   * When.
   */
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * The account that made it.
   */
  'actorId'?: (string);
  /**
   * What that account was: staff or admin.
   */
  'actorRole'?: (string);
  /**
   * What was done, for example "product.update".
   */
  'action'?: (string);
  /**
   * The product or category that it was done to.
   */
  'targetId'?: (string);
  /**
   * The target's version after it; 0 where there is none.
   */
  'version'?: (number | string | Long);
  /**
   * What became different, as a JSON object: name to [before, after], long
   * texts cut.
   */
  'changeJson'?: (string);
}

/**
 * One change of the catalogue or its stock.
 */
export interface AuditEntry__Output {
  /**
   * uuid v7.
   */
  'id': (string);
  /**
   * When.
   */
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * The account that made it.
   */
  'actorId': (string);
  /**
   * What that account was: staff or admin.
   */
  'actorRole': (string);
  /**
   * What was done, for example "product.update".
   */
  'action': (string);
  /**
   * The product or category that it was done to.
   */
  'targetId': (string);
  /**
   * The target's version after it; 0 where there is none.
   */
  'version': (string);
  /**
   * What became different, as a JSON object: name to [before, after], long
   * texts cut.
   */
  'changeJson': (string);
}

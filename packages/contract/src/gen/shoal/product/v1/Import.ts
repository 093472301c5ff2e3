import type { ImportState as _shoal_product_v1_ImportState, ImportState__Output as _shoal_product_v1_ImportState__Output } from '../../../shoal/product/v1/ImportState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * An import and how far it got.
 */
export interface Import {
  /**
   * Names it.
   */
  'id'?: (string);
  /**
   * Where it stands.
   */
  'state'?: (_shoal_product_v1_ImportState);
  /**
   * Nothing is stored by it.
   */
  'dryRun'?: (boolean);
  /**
   * When it began.
   */
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * When it last got further.
   */
  'updateTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Bytes of the file that were read.
   */
  'bytes'?: (number | string | Long);
  /**
   * Rows that were read, without the header.
   */
  'rows'?: (number | string | Long);
  /**
   * Products that did not exist.
   */
  'productsCreated'?: (number | string | Long);
  /**
   * Products that differed.
   */
  'productsUpdated'?: (number | string | Long);
  /**
   * Products that were as the file says.
   */
  'productsUnchanged'?: (number | string | Long);
  /**
   * Runs of rows with one handle that were refused.
   */
  'productsRefused'?: (number | string | Long);
  /**
   * Errors so far.
   */
  'errorCount'?: (number | string | Long);
  /**
   * Why it failed, or empty.
   */
  'reason'?: (string);
}

/**
 * An import and how far it got.
 */
export interface Import__Output {
  /**
   * Names it.
   */
  'id': (string);
  /**
   * Where it stands.
   */
  'state': (_shoal_product_v1_ImportState__Output);
  /**
   * Nothing is stored by it.
   */
  'dryRun': (boolean);
  /**
   * When it began.
   */
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * When it last got further.
   */
  'updateTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Bytes of the file that were read.
   */
  'bytes': (string);
  /**
   * Rows that were read, without the header.
   */
  'rows': (string);
  /**
   * Products that did not exist.
   */
  'productsCreated': (string);
  /**
   * Products that differed.
   */
  'productsUpdated': (string);
  /**
   * Products that were as the file says.
   */
  'productsUnchanged': (string);
  /**
   * Runs of rows with one handle that were refused.
   */
  'productsRefused': (string);
  /**
   * Errors so far.
   */
  'errorCount': (string);
  /**
   * Why it failed, or empty.
   */
  'reason': (string);
}

import type { StockLine as _shoal_product_v1_StockLine, StockLine__Output as _shoal_product_v1_StockLine__Output } from '../../../shoal/product/v1/StockLine.ts';
import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from '../../../google/protobuf/Duration.ts';

/**
 * Input of ReserveStock.
 */
export interface ReserveStockRequest {
  /**
   * The order that the units are for.
   */
  'orderId'?: (string);
  /**
   * 1 at first; 2 after the first reservation expired.
   */
  'attempt'?: (number);
  /**
   * 1 to 100 lines.
   */
  'lines'?: (_shoal_product_v1_StockLine)[];
  /**
   * How long the units are set aside; 1 s to 24 h.
   */
  'ttl'?: (_google_protobuf_Duration | null);
}

/**
 * Input of ReserveStock.
 */
export interface ReserveStockRequest__Output {
  /**
   * The order that the units are for.
   */
  'orderId': (string);
  /**
   * 1 at first; 2 after the first reservation expired.
   */
  'attempt': (number);
  /**
   * 1 to 100 lines.
   */
  'lines': (_shoal_product_v1_StockLine__Output)[];
  /**
   * How long the units are set aside; 1 s to 24 h.
   */
  'ttl': (_google_protobuf_Duration__Output | null);
}

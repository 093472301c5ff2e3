import type { Erasure as _shoal_user_v1_Erasure, Erasure__Output as _shoal_user_v1_Erasure__Output } from '../../../shoal/user/v1/Erasure.ts';

/**
 * Output of ClaimErasures.
 */
export interface ClaimErasuresResponse {
  /**
   * At most 20.
   */
  'erasures'?: (_shoal_user_v1_Erasure)[];
}

/**
 * Output of ClaimErasures.
 */
export interface ClaimErasuresResponse__Output {
  /**
   * At most 20.
   */
  'erasures': (_shoal_user_v1_Erasure__Output)[];
}

/**
 * What an account may do. Permissions follow from it at the gateway.
 */
export const Role = {
  /**
   * Not a role; refused on input.
   */
  ROLE_UNSPECIFIED: 'ROLE_UNSPECIFIED',
  /**
   * Buys.
   */
  ROLE_CUSTOMER: 'ROLE_CUSTOMER',
  /**
   * Runs catalogue, stock and orders.
   */
  ROLE_STAFF: 'ROLE_STAFF',
  /**
   * Staff who may also manage accounts.
   */
  ROLE_ADMIN: 'ROLE_ADMIN',
} as const;

/**
 * What an account may do. Permissions follow from it at the gateway.
 */
export type Role =
  /**
   * Not a role; refused on input.
   */
  | 'ROLE_UNSPECIFIED'
  | 0
  /**
   * Buys.
   */
  | 'ROLE_CUSTOMER'
  | 1
  /**
   * Runs catalogue, stock and orders.
   */
  | 'ROLE_STAFF'
  | 2
  /**
   * Staff who may also manage accounts.
   */
  | 'ROLE_ADMIN'
  | 3

/**
 * What an account may do. Permissions follow from it at the gateway.
 */
export type Role__Output = typeof Role[keyof typeof Role]

/**
 * Where an import stands.
 */
export const ImportState = {
  /**
   * Not a state.
   */
  IMPORT_STATE_UNSPECIFIED: 'IMPORT_STATE_UNSPECIFIED',
  /**
   * Rows are being read. One whose update_time stands still for a minute was
   * cut off by the end of its process; it can be sent again.
   */
  IMPORT_STATE_RUNNING: 'IMPORT_STATE_RUNNING',
  /**
   * The whole file was read.
   */
  IMPORT_STATE_DONE: 'IMPORT_STATE_DONE',
  /**
   * The file was refused or broke off on the way; reason says why.
   */
  IMPORT_STATE_FAILED: 'IMPORT_STATE_FAILED',
} as const;

/**
 * Where an import stands.
 */
export type ImportState =
  /**
   * Not a state.
   */
  | 'IMPORT_STATE_UNSPECIFIED'
  | 0
  /**
   * Rows are being read. One whose update_time stands still for a minute was
   * cut off by the end of its process; it can be sent again.
   */
  | 'IMPORT_STATE_RUNNING'
  | 1
  /**
   * The whole file was read.
   */
  | 'IMPORT_STATE_DONE'
  | 2
  /**
   * The file was refused or broke off on the way; reason says why.
   */
  | 'IMPORT_STATE_FAILED'
  | 3

/**
 * Where an import stands.
 */
export type ImportState__Output = typeof ImportState[keyof typeof ImportState]

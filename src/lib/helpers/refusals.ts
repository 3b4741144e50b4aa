/** Why no link was made. */
export type MakeLinkRefusal = 'drive_cancelled' | 'drive_over' | 'day_unknown';

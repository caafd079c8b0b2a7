/** A session ends this long after its last request … */
export const IDLE_HOURS = 12;
/** … and this long after its beginning, however busy. */
export const ABSOLUTE_DAYS = 30;
/** Seconds the cookie lives: the database decides earlier ends. */
export const COOKIE_SECONDS = ABSOLUTE_DAYS * 24 * 60 * 60;

/** The address of a notice's board; notices of a case are counted from 1. */
export const boardOf = (number: string, notice: number): string => `/desk/cases/${number}/notices/${notice}`;

/** The address of what left for one recipient of a notice, by the reference of its copy. */
export const copyOf = (number: string, notice: number, ref: string): string =>
  `${boardOf(number, notice)}/copies/${encodeURIComponent(ref)}`;

/** Whether a text is the address of some board: a resolution comes back to nowhere else. */
export const isBoard = (text: string): boolean =>
  /^\/desk\/cases\/[A-Za-z0-9-]{1,40}\/notices\/[1-9]\d{0,3}$/.test(text);

import { fieldOf } from '../bodies.ts';
import { cookie } from '../cookies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { isTheme, isZone, themeCookie, zoneCookie } from '../frame.ts';
import { seeOther } from '../reply.ts';
import { isSecure } from '../visitor.ts';

const year = 365 * 24 * 3_600;

/** Keeps how the reader wants to see times and colours, in cookies that hold nothing else, and goes back. */
export async function display(ask: Ask): Promise<Answer> {
  const [zone, theme] = [fieldOf(ask.body, 'zone'), fieldOf(ask.body, 'theme')];
  const look = { path: '/', isSecure: isSecure(ask.site), age: year };
  const cookies = [
    ...(isZone(zone) ? [cookie(zoneCookie, zone, look)] : []),
    ...(isTheme(theme) ? [cookie(themeCookie, theme, look)] : []),
  ];
  return seeOther(ownPath(fieldOf(ask.body, 'back')), { cookies });
}

/** A path of ours, and never another site's address. */
export function ownPath(text: string, otherwise = '/'): string {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(text) && !text.includes('\\') ? text : otherwise;
}

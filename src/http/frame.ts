import { cardById } from '../app/identity/account.ts';
import type { Frame } from '../parts/frame.ts';
import type { Ask } from './exchange.ts';

export const zoneCookie = 'tg_zone';
export const themeCookie = 'tg_theme';

/** Whether a text names a time zone that this machine knows. */
export function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: text });
    return /^[A-Za-z]/.test(text);
  } catch {
    return false;
  }
}

export function isTheme(text: string | undefined): text is Frame['theme'] {
  return text === 'auto' || text === 'light' || text === 'dark';
}

/** The frame of a page without anybody's name: for the public site, the rooms and what could not be found. */
export function frameOf(ask: Ask, path = ask.path): Frame {
  const { [zoneCookie]: zone = 'UTC', [themeCookie]: theme } = ask.cookies;
  const { visitor, site } = ask;
  const formToken = 'formToken' in visitor ? visitor.formToken : undefined;
  return {
    project: site.title,
    now: ask.now,
    zone: isZone(zone) ? zone : 'UTC',
    theme: isTheme(theme) ? theme : 'auto',
    path,
    mode: site.mode,
    ...(formToken === undefined ? {} : { formToken }),
  };
}

/** The frame of a page for somebody who is signed in, with the name that is known under their account. */
export async function personalFrame(ask: Ask): Promise<Frame> {
  const frame = frameOf(ask);
  const { visitor, site } = ask;
  if (visitor.kind !== 'session') return frame;
  const found = await cardById(site.gatehouse, visitor.who.account);
  if (!found) return frame;
  const { name, roles } = found;
  const role = roles.length > 0 ? roles.join(', ') : 'distributor';
  return { ...frame, person: { name: name || 'You', role } };
}

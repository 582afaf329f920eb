import { cardById } from '../app/identity/account.ts';
import type { Frame } from '../parts/frame.ts';
import type { Ask } from './exchange.ts';

export const zoneCookie = 'tg_zone';
export const themeCookie = 'tg_theme';

const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

/** Whether a text names a time zone that this machine knows. */
export function isZone(text: string): boolean {
  // What is asked for most is known without asking; old names for a zone are not on the list and are zones all the same.
  if (zones.has(text)) return true;
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
  const { visitor, site } = ask;
  if (visitor.kind !== 'session') return frameOf(ask);
  const { account } = visitor.who;
  const found = await cardById(site.gatehouse, account);
  return personalFrameOf(ask, found ? { [account]: found.name } : {});
}

/** The same where the names of the team have been read already, by account. */
export function personalFrameOf(ask: Ask, names: Readonly<Record<string, string>>): Frame {
  const frame = frameOf(ask);
  const { visitor } = ask;
  if (visitor.kind !== 'session') return frame;
  const { account, actor } = visitor.who;
  const name = names[account];
  if (name === undefined) return frame;
  const roles = actor.kind === 'account' ? actor.roles : [];
  const role = roles.length > 0 ? roles.join(', ') : 'distributor';
  return { ...frame, person: { name: name || 'You', role } };
}

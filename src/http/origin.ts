import { isFormOf } from '../app/identity/session.ts';
import type { Fields } from './exchange.ts';
import type { Visitor } from './visitor.ts';

/** The name of the hidden field that proves that a form is ours. */
export const formTokenField = 'form_token';

/**
 * Whether a request that changes something may have come from one of our own pages.
 * Browsers say so in `Sec-Fetch-Site` or at least in `Origin`; where they say something, it must be this site.
 * @param isDemanded whether one of the two must be there: so for everyone who is signed in or in a room
 */
export function isFromHere(
  given: { readonly origin: string | undefined; readonly fetchSite: string | undefined },
  baseUrl: string,
  host: string | undefined,
  isDemanded: boolean,
): boolean {
  const { origin, fetchSite } = given;
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return false;
  if (origin !== undefined)
    return origin === new URL(baseUrl).origin || (host !== undefined && hostOf(origin) === host);
  return !isDemanded || fetchSite !== undefined;
}

/** Whether a form carries the secret of the session or the room in which it is sent. Strangers have none to carry. */
export function hasFormToken(visitor: Visitor, fields: Fields): boolean {
  const given = fields[formTokenField]?.[0] ?? '';
  if (visitor.kind === 'session') return isFormOf(visitor.who, given);
  if (visitor.kind === 'reporter') return visitor.formToken !== undefined && isSameText(visitor.formToken, given);
  return true;
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

/** Compares without stopping at the first difference. */
function isSameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}

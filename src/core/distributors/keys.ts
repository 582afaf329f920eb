import type { Fault } from '../case/fault.ts';
import { day, type Instant, plus } from '../process/instant.ts';

/** How a key came here: given by somebody, or found in the web key directory of the role address’s domain. */
export type KeySource = 'upload' | 'wkd';

/** An OpenPGP key as somebody reads it: what is compared, and when it ends. */
export interface KeyCard {
  /** Forty (or sixty-four) hexadecimal digits in upper case. */
  readonly fingerprint: string;
  readonly users: readonly string[];
  /** Null when it never ends. */
  readonly expiresAt: Instant | null;
  /** The public key alone. */
  readonly armored: string;
}

/** A key in the book of an organisation: offered first, used only once somebody has compared and pinned it. */
export interface OrganisationKey extends KeyCard {
  readonly source: KeySource;
  readonly offeredAt: Instant;
  readonly offeredBy: string;
  /** The first of two persons who compare it, where the playbook asks for two. */
  readonly comparedBy?: string;
  readonly pinnedAt?: Instant;
  readonly pinnedBy?: string;
  readonly retired?: { readonly at: Instant; readonly by: string; readonly reason: string };
}

export type KeyEvent =
  | (KeyCard & { readonly type: 'KeyOffered'; readonly source: KeySource; readonly by: string })
  | { readonly type: 'KeyCompared'; readonly fingerprint: string; readonly how: string; readonly by: string }
  | { readonly type: 'KeyPinned'; readonly fingerprint: string; readonly how: string; readonly by: string }
  | { readonly type: 'KeyRetired'; readonly fingerprint: string; readonly reason: string; readonly by: string };

/** What came of reading a key that was given or looked up; the shell reads, the law judges. */
export type KeyReading = { readonly ok: true; readonly key: KeyCard } | { readonly ok: false; readonly fault: Fault };

type Keys = readonly OrganisationKey[];

/** How many keys of one organisation may stand unretired: the old, the new, and some that were never compared. */
export const keysAtMost = 5;

/** Folds one event into an organisation's keys, the oldest first. */
export function evolveKeys(keys: Keys, event: KeyEvent, at: Instant): Keys {
  switch (event.type) {
    case 'KeyOffered': {
      const { type: _, by, ...card } = event;
      // A key that is given again stands once, until it is pinned: what was compared then is not what is given now.
      const others = keys.filter((k) => k.fingerprint !== event.fingerprint || k.pinnedAt || k.retired);
      return [...others, { ...card, offeredAt: at, offeredBy: by }];
    }
    case 'KeyCompared':
      return change(keys, waitingKey(keys, event.fingerprint), { comparedBy: event.by });
    case 'KeyPinned':
      return change(keys, waitingKey(keys, event.fingerprint), { pinnedAt: at, pinnedBy: event.by });
    case 'KeyRetired':
      return keys.map((key) =>
        key.fingerprint === event.fingerprint && !key.retired
          ? { ...key, retired: { at, by: event.by, reason: event.reason } }
          : key,
      );
  }
}

const change = (keys: Keys, which: OrganisationKey | undefined, with_: Partial<OrganisationKey>): Keys =>
  keys.map((key) => (key === which ? { ...key, ...with_ } : key));

/** The key of this fingerprint that waits to be compared. */
export function waitingKey(keys: Keys, fingerprint: string): OrganisationKey | undefined {
  return keys.findLast((key) => key.fingerprint === fingerprint && !key.pinnedAt && !key.retired);
}

/** Keys that nobody has retired. */
export const standingKeys = (keys: Keys | undefined): Keys => (keys ?? []).filter((key) => !key.retired);

/** Whether a key may be used at this moment. */
const isCurrent = (key: KeyCard, now: Instant): boolean => key.expiresAt === null || key.expiresAt > now;

/** The key that mail to an organisation is encrypted to: pinned last, not retired, not ended. */
export function pinnedKeyOf(
  organisation: { readonly keys?: Keys | undefined },
  now: Instant,
): OrganisationKey | undefined {
  return standingKeys(organisation.keys)
    .filter((key) => key.pinnedAt !== undefined && isCurrent(key, now))
    .sort((a, b) => a.pinnedAt!.localeCompare(b.pinnedAt!))
    .at(-1);
}

/** Whether a key ends within 30 days: time to ask for its successor. */
export const endsSoon = (key: KeyCard, now: Instant): boolean => !isCurrent(key, plus(now, 30 * day));

/** A fingerprint as it was read out or copied: spaces, colons, case and a leading 0x do not count. */
export const plainFingerprint = (text: string): string =>
  text
    .replace(/^\s*0x/i, '')
    .replace(/[\s:]/g, '')
    .toUpperCase();

/** A fingerprint in groups of four, as people compare it. */
export const sayFingerprint = (fingerprint: string): string => fingerprint.replace(/.{4}(?=.)/g, '$& ');

/** What somebody should know of a key before it is pinned or used on: none of it forbids anything. */
export function keyWarnings(key: KeyCard, address: string, now: Instant): readonly string[] {
  const mailboxes = key.users.map((user) => (/<([^<>]+)>\s*$/.exec(user)?.[1] ?? user).trim().toLowerCase());
  const warnings: string[] = [];
  if (!mailboxes.includes(address.toLowerCase()))
    warnings.push('None of its user ids is the role address. Compare with care whose it is.');
  if (!isCurrent(key, now)) warnings.push('It has ended. A current one is due.');
  else if (endsSoon(key, now)) warnings.push('It ends within 30 days. Its successor is due now.');
  return warnings;
}

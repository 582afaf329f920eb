import { between, hour, type Instant, minute } from '../process/instant.ts';

/** How long a session may lie idle and how long it may last at all, in milliseconds. */
export interface SessionLimits {
  readonly idle: number;
  readonly absolute: number;
}

/** Whose session it is; `enrol` may only register a passkey, on the strength of a one-time link. */
export type SessionKind = 'team' | 'distributor' | 'enrol';

export const sessionLimits: Readonly<Record<SessionKind, SessionLimits>> = {
  team: { idle: 30 * minute, absolute: 12 * hour },
  distributor: { idle: 20 * minute, absolute: 8 * hour },
  enrol: { idle: 15 * minute, absolute: 15 * minute },
};

/** How long a passkey's confirmation stands for an act that asks for a fresh one, in milliseconds. */
export const freshness = 5 * minute;

/** How long links open, in milliseconds: an invitation a week, those of a demonstration a day, every other one an hour. */
export const linkLife = { invite: 7 * 24 * hour, setup: hour, recovery: hour, demo: 24 * hour } as const;

/** Whether a session still stands at `now`. A clock that went back ends none. */
export function isSessionLive(
  session: { readonly lastSeenAt: Instant; readonly expiresAt: Instant },
  limits: SessionLimits,
  now: Instant,
): boolean {
  return now < session.expiresAt && between(session.lastSeenAt, now) < limits.idle;
}

/** Whether a passkey has stood behind a session within the last five minutes; never one of a time that is still to come. */
export function isFresh(verifiedAt: Instant | null, now: Instant): boolean {
  if (verifiedAt === null) return false;
  const age = between(verifiedAt, now);
  return age >= 0 && age < freshness;
}

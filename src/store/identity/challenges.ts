import type { Selectable } from 'kysely';
import type { Instant } from '../../core/process/instant.ts';
import type { Tx } from '../open.ts';
import type { ChallengesTable } from './database.ts';

export type ChallengeRow = Omit<Selectable<ChallengesTable>, 'project'>;

/** Keeps the challenge of a ceremony that was begun. */
export async function insertChallenge(tx: Tx, row: ChallengeRow): Promise<void> {
  await tx.db
    .insertInto('challenges')
    .values({ project: tx.project, ...row })
    .execute();
}

/** Takes a challenge out for good: of many that ask at one moment one gets it. Nothing when it has expired at `at`. */
export async function takeChallenge(tx: Tx, hash: Uint8Array, at: Instant): Promise<ChallengeRow | undefined> {
  const row = await tx.db
    .deleteFrom('challenges')
    .where('project', '=', tx.project)
    .where('hash', '=', hash)
    .returning(['hash', 'purpose', 'challenge', 'account', 'session', 'expires_at'])
    .executeTakeFirst();
  return row && row.expires_at > at ? row : undefined;
}

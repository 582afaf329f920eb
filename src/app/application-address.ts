import type { OrganisationId, ProjectId } from '../core/case/ids.ts';
import { day, type Instant, plus } from '../core/process/instant.ts';
import {
  type ApplicationRow,
  endApplications,
  findApplication,
  forgetApplication,
  keepApplication,
} from '../store/applications.ts';
import type { Tx } from '../store/open.ts';
import { derive } from '../vault/keys.ts';
import { lookup } from '../vault/lookup.ts';
import { open, seal } from '../vault/seal.ts';
import { isTokenShape, mintToken } from '../vault/tokens.ts';
import type { House } from './house.ts';

/** How long a draft is kept after it was last saved, in milliseconds. */
export const draftLife = 30 * day;
/** How long an address of an application opens its page, in milliseconds. */
export const addressLife = 180 * day;

/** The same once the organisation has joined: long enough to read the decision. Whatever follows, it does signed in. */
const joinedLife = 7 * day;

/** What somebody typed into the form of an application, by field name. */
export type Draft = Readonly<Record<string, string>>;

/** What stands behind an address: what was typed and not sent, the organisation that it became, or both. */
export interface Behind {
  readonly book?: OrganisationId;
  readonly draft?: Draft;
  readonly expiresAt: Instant;
}

/** A new address of an application. It is shown once: of it only a keyed digest is kept. */
export const newApplicationToken = (house: House): string => mintToken('apl', house.random);

/** The address that the notice of a removal brings: made from the root key, so that its preview shows the very one. */
export const removalToken = (house: House, book: OrganisationId, notice: string): string =>
  mintToken('apl', () => lookup(derive(house.root, 'application'), 'removal', `${book}/${notice}`));

/** The page behind an address. */
export const applicationUrl = (house: House, token: string): string => `${house.baseUrl}/join/${token}`;

/** What stands behind an address; nothing for one that never was, has ended, or is of another project. */
export async function behind(
  tx: Tx,
  house: House,
  token: string,
  options: { readonly lock?: boolean } = {},
): Promise<Behind | undefined> {
  if (!isTokenShape(token, 'apl')) return undefined;
  const row = await findApplication(tx, digest(house, token), house.now(), options);
  return row && opened(tx.project, house, token, row);
}

function opened(project: ProjectId, house: House, token: string, { book, draft, expiresAt }: ApplicationRow): Behind {
  const text = draft && open(draftKey(house, token), Buffer.from(draft), aad(project)).toString('utf8');
  return { ...(book ? { book } : {}), ...(text ? { draft: JSON.parse(text) as Draft } : {}), expiresAt };
}

/** Keeps a draft under an address: sealed under a key that cannot be made without it, so that the team cannot read it. */
export async function keepDraft(
  tx: Tx,
  house: House,
  token: string,
  draft: Draft,
  book?: OrganisationId,
): Promise<Instant> {
  const now = house.now();
  const expiresAt = plus(now, book ? addressLife : draftLife);
  const sealed = seal(draftKey(house, token), JSON.stringify(draft), aad(tx.project));
  const row = { lookup: digest(house, token), book: book ?? null, draft: sealed, createdAt: now, expiresAt };
  await keepApplication(tx, row);
  return expiresAt;
}

/** Lets an address open the page of an organisation; a draft that stood there is gone. */
export async function openAddress(tx: Tx, house: House, token: string, book: OrganisationId): Promise<void> {
  const now = house.now();
  const expiresAt = plus(now, addressLife);
  await keepApplication(tx, { lookup: digest(house, token), book, draft: null, createdAt: now, expiresAt });
}

/** Takes back an address that nobody was told of. */
export const forgetAddress = (tx: Tx, house: House, token: string): Promise<void> =>
  forgetApplication(tx, digest(house, token));

/** The addresses of an application that has ended in membership open its page for a last week. */
export function closeAddresses(tx: Tx, house: House, book: OrganisationId): Promise<void> {
  return endApplications(tx, book, plus(house.now(), joinedLife));
}

const digest = (house: House, token: string): Buffer => lookup(derive(house.root, 'index'), 'application', token);
const draftKey = (house: House, token: string): Buffer => lookup(derive(house.root, 'application'), 'draft', token);
const aad = (project: ProjectId): string[] => [project, 'applications', 'draft'];

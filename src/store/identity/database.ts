import type { Role } from '../../core/access/actor.ts';
import type { Scope } from '../../core/access/scopes.ts';
import type { Instant } from '../../core/process/instant.ts';

interface OfProject {
  project: string;
}

export interface AccountsTable extends OfProject {
  id: string;
  person: string;
  roles: Role[];
  organisation: string | null;
  created_at: Instant;
  closed_at: Instant | null;
}

/** How far a session reaches: everything the account may do, or only the registration of a passkey. */
export type Reach = 'full' | 'enrol';

export interface SessionsTable extends OfProject {
  hash: Uint8Array;
  id: string;
  account: string;
  reach: Reach;
  csrf: string;
  created_at: Instant;
  last_seen_at: Instant;
  verified_at: Instant | null;
  expires_at: Instant;
}

export interface PasskeysTable extends OfProject {
  id: string;
  account: string;
  credential: string;
  public_key: Uint8Array;
  counter: number;
  transports: string[];
  is_backed_up: boolean;
  created_at: Instant;
  last_used_at: Instant | null;
}

export type CeremonyPurpose = 'register' | 'sign in' | 'confirm';

export interface ChallengesTable extends OfProject {
  hash: Uint8Array;
  purpose: CeremonyPurpose;
  challenge: string;
  account: string | null;
  session: Uint8Array | null;
  expires_at: Instant;
}

/** Why a one-time link was made. `demo` links exist in a demonstration only. */
export type LinkPurpose = 'setup' | 'invite' | 'recovery' | 'demo';

export interface LinksTable extends OfProject {
  hash: Uint8Array;
  account: string;
  purpose: LinkPurpose;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
}

export interface TokensTable extends OfProject {
  id: string;
  hash: Uint8Array;
  account: string;
  scopes: Scope[];
  created_at: Instant;
  expires_at: Instant;
  last_used_at: Instant | null;
}

export interface LoginRequestsTable extends OfProject {
  device_hash: Uint8Array;
  code_hash: Uint8Array;
  scopes: Scope[];
  created_at: Instant;
  expires_at: Instant;
  approved_by: string | null;
}

/** The tables of migration 0002. */
export interface IdentityTables {
  accounts: AccountsTable;
  sessions: SessionsTable;
  passkeys: PasskeysTable;
  challenges: ChallengesTable;
  links: LinksTable;
  tokens: TokensTable;
  login_requests: LoginRequestsTable;
}

declare module '../database.ts' {
  interface DB extends IdentityTables {}
}

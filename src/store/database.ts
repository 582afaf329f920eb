import type { ColumnType, GeneratedAlways } from 'kysely';
import type { BookKind } from '../core/case/ids.ts';
import type { MailState } from '../core/notices/board.ts';
import type { Instant } from '../core/process/instant.ts';
import type { IdentityTables } from './identity/database.ts';

/** Bytes that the store keeps and never reads: sealed by the vault. */
export type Sealed = Uint8Array;

interface OfProject {
  project: string;
}

interface OfBook extends OfProject {
  kind: BookKind;
  book: string;
}

export interface InstanceTable {
  name: string;
  value: string;
  at: Instant;
}

export interface ProjectsTable {
  id: string;
  slug: string;
  host: string | null;
  name: string;
  created_at: Instant;
}

export interface BooksTable extends OfProject {
  kind: BookKind;
  id: string;
  seq: number;
  hash: Uint8Array;
}

export interface EventsTable extends OfBook {
  seq: number;
  type: string;
  at: Instant;
  actor: string;
  body: Sealed;
  prev_hash: Uint8Array;
  hash: Uint8Array;
}

export interface PicturesTable extends OfBook {
  key_id: GeneratedAlways<string>;
  seq: number;
  body: Sealed;
  number: string | null;
  stage: string;
  next_due_at: Instant | null;
  updated_at: Instant;
}

export interface CountersTable extends OfProject {
  kind: string;
  year: number;
  last: number;
}

export interface KeysTable extends OfProject {
  id: string;
  wrapped: Uint8Array | null;
  created_at: Instant;
  destroyed_at: Instant | null;
}

export interface PersonsTable extends OfProject {
  id: string;
  identity: Sealed;
  lookup: Uint8Array | null;
}

export interface HandlesTable extends OfBook {
  ref: string;
  party: string;
}

export interface ReporterKeysTable extends OfProject {
  lookup: Uint8Array;
  book: string;
  person: string;
  created_at: Instant;
}

export interface ApplicationsTable extends OfProject {
  lookup: Uint8Array;
  book: string | null;
  draft: Sealed | null;
  created_at: Instant;
  expires_at: Instant;
}

export interface BlobsTable extends OfProject {
  id: string;
  book: string;
  size: number;
  sha256: Uint8Array;
  body: Sealed;
}

export type DeliveryStatus = MailState;

export interface DeliveriesTable extends OfProject {
  id: string;
  kind: string;
  book_kind: BookKind;
  book: string;
  channel: string;
  recipient: string;
  letter: string;
  due_at: Instant;
  status: DeliveryStatus;
  attempts: ColumnType<number, number | undefined, number>;
  body: Sealed;
  outcome: Sealed | null;
  created_at: Instant;
  changed_at: Instant;
  business_key: string;
}

export interface ArtifactsTable extends OfProject {
  path: string;
  media_type: string;
  body: Uint8Array;
  sha256: string;
  advisory: string | null;
  revision: number;
  at: Instant;
}

export type MailVerdict = 'open' | 'taken' | 'quarantined' | 'returned' | 'automatic';

export interface MailsTable extends OfBook {
  id: string;
  received_at: Instant;
  digest: Uint8Array;
  message: Uint8Array | null;
  signature: Uint8Array | null;
  signed_at: Instant | null;
  ref: string | null;
  verdict: MailVerdict;
  body: Sealed;
  said: Sealed | null;
  settled_at: Instant | null;
  looked_at: Instant | null;
}

export interface CalendarLinksTable extends OfProject {
  hash: Uint8Array;
  account: string;
  created_at: Instant;
}

export interface IdempotencyTable extends OfProject {
  actor: string;
  key: string;
  request_hash: string;
  status: number | null;
  response: Sealed | null;
  at: Instant;
}

/** The tables of the record, and applications on their way into it. */
export interface RecordTables {
  instance: InstanceTable;
  projects: ProjectsTable;
  books: BooksTable;
  events: EventsTable;
  pictures: PicturesTable;
  counters: CountersTable;
  keys: KeysTable;
  persons: PersonsTable;
  handles: HandlesTable;
  reporter_keys: ReporterKeysTable;
  blobs: BlobsTable;
  deliveries: DeliveriesTable;
  artifacts: ArtifactsTable;
  idempotency: IdempotencyTable;
  mails: MailsTable;
  calendar_links: CalendarLinksTable;
  applications: ApplicationsTable;
}

/** Every table that our queries name, as the application reads and writes it; `database.test.ts` holds it against the catalogue. */
export interface DB extends RecordTables, IdentityTables {}

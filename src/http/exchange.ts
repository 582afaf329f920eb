import type { House } from '../app/house.ts';
import type { Gatehouse } from '../app/identity/gatehouse.ts';
import type { AccessId } from '../core/access/routes.ts';
import type { ProjectId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { FixedAsset } from '../parts/fixed-assets.ts';
import type { Limit } from './limits.ts';
import type { Problem } from './problem.ts';
import type { Visitor } from './visitor.ts';

/** One project as it is served: the house, the project, and how its pages present themselves. */
export interface Site {
  readonly house: House;
  readonly project: ProjectId;
  readonly gatehouse: Gatehouse;
  /** The project's display name. */
  readonly title: string;
  readonly mode: 'real' | 'demo' | 'drill';
  /** Our release, as the health page and the API description name it. */
  readonly version: string;
  /** What keeps the house from being ready, in a sentence; nothing when it is. */
  readonly trouble: () => Promise<string | undefined>;
  readonly assets: readonly FixedAsset[];
  /** Every mail that a demonstration has kept; empty elsewhere. */
  readonly sink: () => readonly KeptMail[];
}

/** A mail that a demonstration kept instead of sending it. */
export interface KeptMail {
  readonly number: number;
  readonly at: Instant;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A file that came with a form; whole in memory, at most 25 MB. */
export interface Upload {
  readonly field: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** What came in the body. Repeated form fields arrive in order. */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: Fields; readonly files: readonly Upload[] };

export type Fields = Readonly<Record<string, readonly string[]>>;

/** One request as handlers see it: nothing of the web server, everything already judged by access and origin. */
export interface Ask {
  readonly site: Site;
  readonly visitor: Visitor;
  readonly now: Instant;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Header by lower-case name. */
  header(name: string): string | undefined;
  readonly cookies: Readonly<Record<string, string>>;
  readonly body: Body;
  /** Whether no page is looked at: only the head was asked for, or a machine fetches ahead of its reader. */
  readonly isAhead: boolean;
  /** Seconds until the asker may write again; nothing when they may now. */
  readonly wait?: number;
}

/** What goes back. `cookies` are whole Set-Cookie values. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

/** A reply, or a problem that is told as a page or as JSON, whichever the asker reads. */
export type Answer = Reply | Problem;

export type Handler = (ask: Ask) => Promise<Answer>;

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Path with `:name` places, as Fastify reads it. */
  readonly path: string;
  readonly access: AccessId;
  readonly handler: Handler;
  /** Which counter it falls under; none means that it is not counted. */
  readonly limit?: Limit;
  /** Whether what one person sends here is counted; the handler is told how long to wait and keeps what was written. */
  readonly isPaced?: boolean;
  /** Whether it takes files: multipart, up to five of 25 MB. */
  readonly takesFiles?: boolean;
  /** What the API's description says of it; routes without one are pages. */
  readonly api?: ApiDescription;
}

/** One operation of the API in its description. Schemas are JSON Schema, made from the zod schemas that check. */
export interface ApiDescription {
  readonly id: string;
  readonly summary: string;
  readonly input?: object;
  /** What a good answer holds, in a sentence. */
  readonly gives: string;
  readonly status?: number;
  readonly headers?: readonly ('If-Match' | 'Idempotency-Key')[];
}

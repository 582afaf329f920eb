import { csaf } from './csaf/csaf.ts';
import { csaf21 } from './csaf21/csaf21.ts';
import { cve } from './cve/cve.ts';
import type { Format } from './format.ts';
import { ghsa } from './ghsa/ghsa.ts';
import { html } from './html/html.ts';
import { mail } from './mail/mail.ts';
import { markdown } from './markdown/markdown.ts';
import { openvex } from './openvex/openvex.ts';
import { osv } from './osv/osv.ts';

/** Every form in which an advisory can leave the house. To add one: a folder here beside, and a line below. */
export const formats: readonly Format[] = [csaf, osv, cve, openvex, ghsa, markdown, html, mail];

/** The same with those whose standards are drafts still: they are rendered, checked and read, and never published. */
export const allFormats: readonly Format[] = [...formats, csaf21];

/** The form called `id`; undefined when there is none. */
export const formatCalled = (id: string): Format | undefined => allFormats.find((format) => format.id === id);

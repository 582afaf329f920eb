import { type CsafVersion, type Fields, list, oneOf, only, record, shaped, text, url } from './shapes.ts';

// RFC 5646 §2.1, part by part: language, script, region, variants, extensions, private use.
const tag = [
  '(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}(?:-[A-Za-z]{3}){0,2})?|[A-Za-z]{4,8})',
  '(?:-[A-Za-z]{4})?',
  '(?:-(?:[A-Za-z]{2}|[0-9]{3}))?',
  '(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*',
  '(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*',
  '(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?',
].join('');
const special = '[Xx](?:-[A-Za-z0-9]{1,8})+|[Ii]-[Dd][Ee][Ff][Aa][Uu][Ll][Tt]|[Ii]-[Mm][Ii][Nn][Gg][Oo]';

/** A language tag, CSAF §3.1.5. */
export const language = shaped(new RegExp(`^(?:${tag}|${special})$`), 'is no language tag such as en-GB');

const number = '(?:0|[1-9]\\d*)';
const label = `(?:${number}|\\d*[a-zA-Z-][0-9a-zA-Z-]*)`;
const semantic = `${number}(?:\\.${number}){2}(?:-${label}(?:\\.${label})*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?`;

/** A version of a document: a whole number or a semantic version. */
export const documentVersion = shaped(new RegExp(`^(?:${number}|${semantic})$`), 'is no version such as 3 or 1.2.0');

/** What must neither begin nor end with a space, dash, underscore or full stop. */
export const bareText = shaped(/^[^\s\-_.](?:.*[^\s\-_.])?$/, 'begins or ends with a space or a dash');

export const ids = list(text, { unique: true });
export const products: Fields = { product_ids: ids, group_ids: ids };

export const acknowledgments = (version: CsafVersion) =>
  list(record(version, {}, { names: list(text), organization: text, summary: text, urls: list(url) }, { min: 1 }));

const noteCategories = ['description', 'details', 'faq', 'general', 'legal_disclaimer', 'other', 'summary'];
export const notes = (version: CsafVersion) =>
  list(
    record(
      version,
      { category: oneOf(...noteCategories), text },
      { audience: text, title: text, ...only(version, '2.1', products) },
    ),
  );

export const references = (version: CsafVersion) =>
  list(record(version, { summary: text, url }, { category: oneOf('external', 'self') }));

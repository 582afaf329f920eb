import { type Fault, fault, warning } from '../../core/case/fault.ts';
import { day, type Instant, instant, plus, toEpoch } from '../../core/process/instant.ts';

/** What the file says; addresses are absolute and begin with https, mailto or tel (RFC 9116 §2.5). */
export interface SecurityTxt {
  /** In order of preference, at least one. */
  readonly contacts: readonly string[];
  /** When the file ends to hold; less than a year ahead is advised. */
  readonly expires: string;
  readonly encryption?: readonly string[];
  readonly acknowledgments?: readonly string[];
  readonly preferredLanguages?: readonly string[];
  readonly canonical?: readonly string[];
  readonly policy?: readonly string[];
  readonly hiring?: readonly string[];
  /** Where the CSAF provider metadata stands. */
  readonly csaf?: readonly string[];
}

const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ').trim();

/** The file for /.well-known/security.txt, unsigned. */
export function renderSecurityTxt(given: SecurityTxt): string {
  const rows: [string, string][] = [
    ...given.contacts.map((c): [string, string] => ['Contact', c]),
    ['Expires', given.expires],
    ...(given.encryption ?? []).map((e): [string, string] => ['Encryption', e]),
    ...(given.acknowledgments ?? []).map((a): [string, string] => ['Acknowledgments', a]),
    ...(given.preferredLanguages?.length
      ? [['Preferred-Languages', given.preferredLanguages.join(', ')] as [string, string]]
      : []),
    ...(given.canonical ?? []).map((c): [string, string] => ['Canonical', c]),
    ...(given.policy ?? []).map((p): [string, string] => ['Policy', p]),
    ...(given.hiring ?? []).map((h): [string, string] => ['Hiring', h]),
    ...(given.csaf ?? []).map((c): [string, string] => ['CSAF', c]),
  ];
  return rows.map(([name, value]) => `${name}: ${oneLine(value)}\n`).join('');
}

/** What a site of ours says in its security.txt; the rest of it follows from the site's address. */
export interface SiteSecurityTxt {
  /** Scheme and host, without a slash at the end. */
  readonly address: string;
  readonly contacts: readonly string[];
  readonly languages: readonly string[];
  readonly policy?: string | undefined;
  readonly encryption?: string | undefined;
}

/** The security.txt of a site with advisories and a CSAF provider. */
export function renderSiteSecurityTxt(site: SiteSecurityTxt, expires: string): string {
  const { address, contacts, languages, policy, encryption } = site;
  return renderSecurityTxt({
    contacts,
    expires,
    ...(encryption ? { encryption: [encryption] } : {}),
    acknowledgments: [`${address}/advisories`],
    preferredLanguages: languages,
    canonical: [`${address}/.well-known/security.txt`],
    ...(policy ? { policy: [policy] } : {}),
    csaf: [`${address}/.well-known/csaf/provider-metadata.json`],
  });
}

/** When a file ends to hold that is written now: half a year on, where RFC 9116 advises less than a year. */
export const expiryFrom = (now: Instant): string => `${plus(now, 180 * day).slice(0, 10)}T00:00:00.000Z`;

const addressFields = ['contact', 'encryption', 'acknowledgments', 'canonical', 'policy', 'hiring', 'csaf'];
const daysOfYear = 366 * 24 * 3_600_000;

function checkExpiry(values: readonly string[], now: string): Fault[] {
  if (values.length !== 1) {
    const said = values.length === 0 ? 'There is no Expires field.' : 'Expires stands more than once.';
    return [fault('security-txt-expires', '', said, 'Have it once.')];
  }
  let at: number;
  try {
    at = toEpoch(instant(values[0]!));
  } catch {
    return [fault('security-txt-expires', '', `"${values[0]}" is no time.`, 'Write it as 2027-01-31T00:00:00Z.')];
  }
  const left = at - toEpoch(instant(now));
  if (left <= 0) return [fault('security-txt-stale', '', 'The file has expired.', 'Set a later time.')];
  if (left <= daysOfYear) return [];
  return [warning('security-txt-far', '', 'The file holds for more than a year.', 'Set a time within a year.')];
}

const headline = '-----BEGIN PGP SIGNED MESSAGE-----';
const brokenSignature = fault(
  'security-txt-signature',
  '',
  'The signed text has no signature at its end, something behind it, or not the shape of RFC 9580.',
  'Sign the whole file again.',
);

// RFC 9580 §7.1: a headline, hash headers, an empty line, the text with its dashes escaped, then the signature.
const head = /^-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:Hash: [^\r\n]*\r?\n)*\r?\n/;
const [signatureBegins, signatureEnds] = ['-----BEGIN PGP SIGNATURE-----', '-----END PGP SIGNATURE-----'];

/** The signed text, where it begins in the file, and where what follows the signature does; undefined where none is whole. */
function signedIn(
  text: string,
): { readonly from: number; readonly signed: string; readonly after: number } | undefined {
  const from = head.exec(text)?.[0].length ?? -1;
  const to = text.indexOf(signatureBegins, from);
  const end = to < 0 ? -1 : text.indexOf(signatureEnds, to);
  if (from < 0 || end < 0) return undefined;
  const signed = text
    .slice(from, to)
    .replace(/\r?\n$/, '')
    .replaceAll(/^- /gm, '');
  return { from, signed, after: end + signatureEnds.length };
}

/** The text itself, out of the signature that may stand around the whole file (RFC 9116 §2.3). */
export function unsigned(text: string): string {
  const found = signedIn(text);
  return found && text.slice(found.after).trim() === '' ? found.signed : text;
}

/** A line that says something, and its number in the file, from 1. */
export interface FileLine {
  readonly n: number;
  readonly line: string;
  /** Its name in small letters and its value, where it is a field. */
  readonly field?: { readonly name: string; readonly value: string };
}

/** What the file says line by line, out of the signature that may stand around it, and what follows the signature. */
export function linesIn(text: string): { readonly said: readonly FileLine[]; readonly after: readonly FileLine[] } {
  const found = signedIn(text);
  if (!found) return { said: numbered(text, 1), after: [] };
  const lineAt = (place: number): number => text.slice(0, place).split('\n').length;
  const { from, signed, after } = found;
  return { said: numbered(signed, lineAt(from)), after: numbered(text.slice(after), lineAt(after)) };
}

const numbered = (text: string, first: number): FileLine[] =>
  text.split(/\r?\n/).flatMap((line, at): FileLine[] => {
    if (line.trim() === '') return [];
    const [, name, value] = /^([A-Za-z][A-Za-z0-9-]{0,63}):\s*(\S.*)$/.exec(line) ?? [];
    const field = name && value ? { name: name.toLowerCase(), value: value.trim() } : undefined;
    return [{ n: first + at, line: line.trim(), ...(field ? { field } : {}) }];
  });

/**
 * Checks a security.txt against RFC 9116, signed or not; whether a signature is good takes the key.
 * @param now the present moment, in UTC
 */
export function checkSecurityTxt(text: string, now: string): Fault[] {
  const { said, after } = linesIn(text);
  if (after.length > 0 || (text.startsWith(headline) && !signedIn(text))) return [brokenSignature];
  const faults: Fault[] = [];
  const found = new Map<string, string[]>();
  for (const { n, line, field } of said) {
    if (line.startsWith('#')) continue;
    if (!field) {
      faults.push(fault('security-txt-line', '', `Line ${n} is no field.`, 'Write "Name: value".'));
      continue;
    }
    const { name, value } = field;
    const same = found.get(name);
    if (same) same.push(value);
    else found.set(name, [value]);
    if (addressFields.includes(name) && !/^(https:\/\/|mailto:|tel:|dns:|openpgp4fpr:)\S+$/i.test(value)) {
      const mend = 'Begin it with https://, mailto: or tel:.';
      faults.push(fault('security-txt-address', '', `Line ${n}: ${line.split(':')[0]} is no address.`, mend));
    }
  }
  if (!found.has('contact')) {
    faults.push(fault('security-txt-contact', '', 'There is no Contact field.', 'Say where to report to.'));
  }
  if ((found.get('preferred-languages') ?? []).length > 1) {
    faults.push(fault('security-txt-languages', '', 'Preferred-Languages stands more than once.', 'Have it once.'));
  }
  return [...faults, ...checkExpiry(found.get('expires') ?? [], now)];
}

import { type Fault, fault } from '../../core/case/fault.ts';
import { longestDocument, tooLong } from '../json.ts';
import { reading } from '../reading.ts';
import { linesIn, type SecurityTxt } from './security-txt.ts';

/** The fields of RFC 9116 and its registry that may stand often, in small letters, with the name that each has here. */
const fieldNames: Readonly<Record<string, keyof SecurityTxt>> = {
  contact: 'contacts',
  encryption: 'encryption',
  acknowledgments: 'acknowledgments',
  canonical: 'canonical',
  policy: 'policy',
  hiring: 'hiring',
  csaf: 'csaf',
};

/** What a security.txt says; absent where it says nothing. */
export interface ReadSecurityTxt {
  readonly securityTxt?: Partial<SecurityTxt>;
  readonly faults: readonly Fault[];
}

/**
 * The fields of the file by their names as they stand, and by its number every line that is none, or that nobody signed
 * since it follows the signature.
 */
function documentOf(text: string): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  const { said, after } = linesIn(text);
  for (const { n, line, field } of said) {
    if (!field) {
      found.set(`line ${n}`, [line]);
      continue;
    }
    const name = line.slice(0, field.name.length);
    const values = found.get(name);
    if (values) values.push(field.value);
    else found.set(name, [field.value]);
  }
  for (const { n, line } of after) found.set(`line ${n}`, [line]);
  return Object.fromEntries(found);
}

/**
 * Reads a security.txt (RFC 9116), signed or not; whether the signature is good takes the key. Comments, fields of other
 * standards and a second value where one is allowed have no place, and are told.
 */
export function readSecurityTxt(text: string): ReadSecurityTxt {
  if (text.length > longestDocument) return { faults: [tooLong(text)] };
  const { whole, losses } = reading(documentOf(text));
  const said: Record<string, readonly string[] | string> = {};
  for (const field of whole.fields()) {
    const name = field.path.slice(1).toLowerCase();
    const key = Object.hasOwn(fieldNames, name) ? fieldNames[name]! : undefined;
    if (key) said[key] = [...(said[key] ?? []), ...field.items().map((one) => one.text(2_000))];
    const [first] = field.items();
    if (name === 'expires' && said.expires === undefined) {
      const at = first?.moment();
      if (at) said.expires = at;
    }
    if (name === 'preferred-languages' && said.preferredLanguages === undefined)
      said.preferredLanguages = first!
        .text(2_000)
        .split(/\s*,\s*/)
        .filter(Boolean);
  }
  if (Object.keys(said).length === 0) {
    const mend = 'Write fields, a line each, such as "Contact: mailto:security@example.org".';
    return { faults: [fault('security-txt-none', '', 'No field of a security.txt stands in it.', mend)] };
  }
  return {
    securityTxt: said as Partial<SecurityTxt>,
    faults: losses('security-txt-lost', { made: 'the data', mend: 'Keep the file at hand.' }),
  };
}

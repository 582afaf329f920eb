import { z } from 'zod';

// The shapes of CVE Record Format 5.2.0 that its containers share, said in our own words.

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function isMoment(text: string): boolean {
  const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (!shape) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = shape.slice(1, 7).map(Number);
  const days = [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year >= 1900 && year < 3000 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}

const sameInside = (a: unknown): string =>
  JSON.stringify(a, (_, v) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([x], [y]) => (x < y ? -1 : 1)))
      : v,
  );

/** A list that holds no entry twice; it may be empty. */
export const unique = <T extends z.ZodType>(item: T) =>
  z.array(item).refine((items) => new Set(items.map(sameInside)).size === items.length, {
    message: 'holds an entry twice',
  });

/** A list of at least one entry, none twice. */
export const distinct = <T extends z.ZodType>(item: T) => unique(item).min(1);

export const text = (longest: number) => z.string().min(1).max(longest);
export const moment = z.string().refine(isMoment, { message: 'is no date and time' });
export const language = z
  .string()
  .regex(/^[A-Za-z]{2,4}([_-][A-Za-z]{4})?([_-]([A-Za-z]{2}|[0-9]{3}))?$/, 'is no language code such as en');
export const address = text(2048).regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i, 'is no absolute address');
export const uuid = z
  .string()
  .regex(
    /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-4[0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$/,
    'is no UUID of version 4',
  );
export const cveId = z.string().regex(/^CVE-[0-9]{4}-[0-9]{4,19}$/, 'is no CVE id');
export const shortName = z.string().min(2).max(32);
export const version = text(1024);
export const status = z.enum(['affected', 'unaffected', 'unknown']);
export const tag = <T extends string>(known: readonly T[]) =>
  z.union([z.enum(known as [T, ...T[]]), z.string().min(2).max(128).regex(/^x_/, 'must begin with x_')]);

const said = z.strictObject({
  lang: language,
  value: text(4096),
  supportingMedia: distinct(
    z.strictObject({ type: text(256), base64: z.boolean().optional(), value: text(16_384) }),
  ).optional(),
});
export const texts = distinct(said);
export const englishTexts = texts.refine((all) => all.some((one) => /^en([_-]|$)/i.test(one.lang)), {
  message: 'needs one text in English',
});

export const references = distinct(
  z.strictObject({
    url: address,
    name: text(512).optional(),
    tags: distinct(
      tag([
        'broken-link',
        'customer-entitlement',
        'exploit',
        'government-resource',
        'issue-tracking',
        'mailing-list',
        'mitigation',
        'not-applicable',
        'patch',
        'permissions-required',
        'media-coverage',
        'product',
        'related',
        'release-notes',
        'signature',
        'technical-description',
        'third-party-advisory',
        'vendor-advisory',
        'vdb-entry',
      ]),
    ).optional(),
  }),
).max(512);

export const provider = z.strictObject({
  orgId: uuid,
  shortName: shortName.optional(),
  dateUpdated: moment.optional(),
});

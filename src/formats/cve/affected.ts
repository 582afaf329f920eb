import { z } from 'zod';
import { address, distinct, status, text, unique, uuid, version } from './parts.ts';

// CVE Record Format 5.2.0: affected products and CPE applicability.

const component = String.raw`((\?*|\*?)([a-zA-Z0-9\-._]|(\\[\\*?!"#$%&'()+,/:;<=>@\[\]\^${'`'}{|}~]))+(\?*|\*?))|[*\-]`;
const cpe23 = String.raw`cpe:2\.3:[aho*\-](:(${component})){5}(:(([a-zA-Z]{2,3}(-([a-zA-Z]{2}|[0-9]{3}))?)|[*\-]))(:(${component})){4}`;
const cpe22 = String.raw`[c][pP][eE]:/[AHOaho]?(:[A-Za-z0-9._\-~%]*){0,6}`;
const cpeName = (pattern: string) => text(2048).regex(new RegExp(pattern), 'is no CPE name');

const range = z
  .strictObject({
    version,
    status,
    versionType: text(128).optional(),
    lessThan: version.optional(),
    lessThanOrEqual: version.optional(),
    changes: distinct(z.strictObject({ at: version, status })).optional(),
  })
  .superRefine((given, context) => {
    const fail = (message: string) => context.addIssue({ code: 'custom', message });
    const ends = [given.lessThan, given.lessThanOrEqual].filter((end) => end !== undefined).length;
    if (ends === 2) fail('may have only one of lessThan and lessThanOrEqual');
    if (ends === 1 && given.versionType === undefined) fail('needs a versionType, since it is a range');
    if (ends === 0 && given.changes) fail('needs lessThan or lessThanOrEqual, since it tells changes');
  });

const product = z
  .strictObject({
    vendor: text(512).optional(),
    product: text(2048).optional(),
    collectionURL: address.optional(),
    packageName: text(2048).optional(),
    packageURL: address.optional(),
    cpes: unique(cpeName(`(${cpe22})|(${cpe23})`)).optional(),
    modules: unique(text(4096)).optional(),
    programFiles: unique(text(1024)).optional(),
    programRoutines: unique(z.strictObject({ name: text(4096) })).optional(),
    platforms: distinct(z.string().max(1024)).optional(),
    repo: address.optional(),
    defaultStatus: status.optional(),
    versions: distinct(range).optional(),
  })
  .superRefine((given, context) => {
    const fail = (message: string, path: string[] = []) => context.addIssue({ code: 'custom', message, path });
    const named = given.vendor !== undefined && given.product !== undefined;
    if (!named && !(given.collectionURL !== undefined && given.packageName !== undefined)) {
      fail('needs vendor and product, or collectionURL and packageName');
    }
    if (!given.versions && !given.defaultStatus) fail('needs versions or a defaultStatus');
    if (given.packageURL && /^[^?#]*@[^/]*$/.test(given.packageURL.replace(/^([^?#]*)[?#].*$/, '$1'))) {
      fail('may not name a version; versions have a field of their own', ['packageURL']);
    }
  });

export const affectedProducts = z.array(product).min(1);

const match = z.strictObject({
  vulnerable: z.boolean(),
  criteria: cpeName(cpe23),
  matchCriteriaId: uuid.optional(),
  versionStartExcluding: version.optional(),
  versionStartIncluding: version.optional(),
  versionEndExcluding: version.optional(),
  versionEndIncluding: version.optional(),
});
const operator = z.enum(['AND', 'OR']);
export const applicability = z.array(
  z.looseObject({
    operator: operator.optional(),
    negate: z.boolean().optional(),
    nodes: z.array(z.looseObject({ operator, negate: z.boolean().optional(), cpeMatch: z.array(match) })),
  }),
);

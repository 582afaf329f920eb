import { z } from 'zod';
import { creditRoles } from '../../core/advisory/advisory.ts';
import { affectedProducts, applicability } from './affected.ts';
import { cvss } from './cvss.ts';
import {
  cveId,
  distinct,
  englishTexts,
  language,
  moment,
  provider,
  references,
  shortName,
  tag,
  text,
  texts,
  uuid,
} from './parts.ts';

// CVE Record Format 5.2.0: containers, metadata and the two states of a record, said in our own words.

const weakness = z.strictObject({
  lang: language,
  description: text(4096),
  cweId: z
    .string()
    .min(5)
    .max(9)
    .regex(/^CWE-[1-9][0-9]*$/, 'is no CWE id')
    .optional(),
  type: text(128).optional(),
  references: references.optional(),
});

const filled = z.record(z.string(), z.unknown()).refine((all) => Object.keys(all).length > 0, { message: 'is empty' });

const metric = z
  .strictObject({
    format: text(64).optional(),
    scenarios: distinct(z.strictObject({ lang: language, value: text(4096) })).optional(),
    cvssV2_0: cvss('2.0').optional(),
    cvssV3_0: cvss('3.0').optional(),
    cvssV3_1: cvss('3.1').optional(),
    cvssV4_0: cvss('4.0').optional(),
    other: z.strictObject({ type: text(128), content: filled }).optional(),
  })
  .refine((m) => Boolean(m.cvssV2_0 ?? m.cvssV3_0 ?? m.cvssV3_1 ?? m.cvssV4_0 ?? m.other), {
    message: 'holds no score',
  });

const taxonomy = z.strictObject({
  taxonomyName: text(128),
  taxonomyVersion: text(128).optional(),
  taxonomyRelations: distinct(
    z.strictObject({ taxonomyId: text(2048), relationshipName: text(128), relationshipValue: text(2048) }),
  ),
});

const shared = {
  datePublic: moment.optional(),
  cpeApplicability: applicability.optional(),
  problemTypes: distinct(z.strictObject({ descriptions: distinct(weakness) })).optional(),
  impacts: distinct(
    z.strictObject({
      capecId: z
        .string()
        .min(7)
        .max(11)
        .regex(/^CAPEC-[1-9][0-9]{0,4}$/, 'is no CAPEC id')
        .optional(),
      descriptions: englishTexts,
    }),
  ).optional(),
  metrics: distinct(metric).optional(),
  configurations: texts.optional(),
  workarounds: texts.optional(),
  solutions: texts.optional(),
  exploits: texts.optional(),
  timeline: distinct(z.strictObject({ time: moment, lang: language, value: text(4096) })).optional(),
  credits: distinct(
    z.strictObject({ lang: language, value: text(4096), user: uuid.optional(), type: z.enum(creditRoles).optional() }),
  ).optional(),
  source: filled.optional(),
  taxonomyMappings: distinct(taxonomy).optional(),
};

const extension = /^x_[^.]*$/;
/** A closed set of fields in which names that begin with `x_` are free. */
const extensible = <S extends z.ZodRawShape>(shape: S) =>
  z.looseObject(shape).superRefine((given, context) => {
    const known = Object.keys(shape);
    const keys = Object.keys(given).filter((key) => !known.includes(key) && !extension.test(key));
    if (keys.length > 0) context.addIssue({ code: 'unrecognized_keys', keys, input: given });
  });

export const publishedContainer = extensible({
  ...shared,
  providerMetadata: provider,
  dateAssigned: moment.optional(),
  title: text(256).optional(),
  descriptions: englishTexts,
  affected: affectedProducts,
  references,
  tags: distinct(tag(['unsupported-when-assigned', 'exclusively-hosted-service', 'disputed'])).optional(),
});

export const rejectedContainer = extensible({
  providerMetadata: provider,
  rejectedReasons: englishTexts,
  replacedBy: distinct(cveId).optional(),
});

const furtherContainer = extensible({
  ...shared,
  providerMetadata: provider,
  title: text(256).optional(),
  descriptions: englishTexts.optional(),
  affected: affectedProducts.optional(),
  references: references.optional(),
  tags: distinct(tag(['disputed'])).optional(),
}).refine((given) => Object.keys(given).length >= 2, { message: 'says nothing' });

const metadata = {
  cveId,
  assignerOrgId: uuid,
  assignerShortName: shortName.optional(),
  dateUpdated: moment.optional(),
  dateReserved: moment.optional(),
  datePublished: moment.optional(),
  serial: z.int().min(1).optional(),
};

const record = {
  dataType: z.literal('CVE_RECORD'),
  dataVersion: z.string().regex(/^5\.(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*))?$/, 'is no version 5 of the format'),
};

export const publishedRecord = z.strictObject({
  ...record,
  cveMetadata: z.strictObject({ ...metadata, state: z.literal('PUBLISHED'), requesterUserId: uuid.optional() }),
  containers: z.strictObject({ cna: publishedContainer, adp: distinct(furtherContainer).optional() }),
});

export const rejectedRecord = z.strictObject({
  ...record,
  cveMetadata: z.strictObject({ ...metadata, state: z.literal('REJECTED'), dateRejected: moment.optional() }),
  containers: z.strictObject({ cna: rejectedContainer }),
});

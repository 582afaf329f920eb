import type { z } from 'zod';
import { acknowledgments, bareText, documentVersion, language, notes, references } from './definitions.ts';
import { extensions } from './extensions.ts';
import { type CsafVersion, list, moment, oneOf, only, record, shaped, text, url } from './shapes.ts';

const uuid4 = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}';
const [nil, max] = ['0', 'f'].map((digit) => `${digit}{8}-(?:${digit}{4}-){3}${digit}{12}`);
const groupId = shaped(new RegExp(`^(?:${uuid4}|${nil}|${max})$`), 'is no UUID of version 4, nor all 0 or all f');

function distribution(version: CsafVersion): z.ZodType {
  const labels =
    version === '2.0' ? ['AMBER', 'GREEN', 'RED', 'WHITE'] : ['AMBER', 'AMBER+STRICT', 'CLEAR', 'GREEN', 'RED'];
  const tlp = record(version, { label: oneOf(...labels) }, { url });
  if (version === '2.0') return record(version, {}, { text, tlp }, { min: 1 });
  return record(version, { tlp }, { text, sharing_group: record(version, { id: groupId }, { name: text }) });
}

const tracking = (version: CsafVersion): z.ZodType =>
  record(
    version,
    {
      current_release_date: moment,
      id: shaped(/^\S(?:.*\S)?$/, 'begins or ends with a space'),
      initial_release_date: moment,
      revision_history: list(
        record(version, { date: moment, number: documentVersion, summary: text }, { legacy_version: text }),
      ),
      status: oneOf('draft', 'final', 'interim'),
      version: documentVersion,
    },
    {
      aliases: list(text, { unique: true }),
      generator: record(version, { engine: record(version, { name: text }, { version: text }) }, { date: moment }),
    },
  );

function publisher(version: CsafVersion): z.ZodType {
  const categories = ['coordinator', 'discoverer', 'other', 'translator', 'user', 'vendor'];
  const category = oneOf(...categories, ...(version === '2.1' ? ['multiplier'] : []));
  return record(version, { category, name: text, namespace: url }, { contact_details: text, issuing_authority: text });
}

/** `document`, CSAF §3.2.1. */
export function documentShape(version: CsafVersion): z.ZodType {
  const isNew = version === '2.1';
  return record(
    version,
    {
      category: bareText,
      csaf_version: oneOf(version),
      publisher: publisher(version),
      title: text,
      tracking: tracking(version),
      ...(isNew ? { distribution: distribution(version) } : {}),
    },
    {
      acknowledgments: acknowledgments(version),
      aggregate_severity: record(version, { text }, { namespace: url }),
      ...(isNew ? {} : { distribution: distribution(version) }),
      lang: language,
      notes: notes(version),
      references: references(version),
      source_lang: language,
      ...only(version, '2.1', { license_expression: text, x_extensions: extensions }),
    },
  );
}

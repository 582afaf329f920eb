import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { contour } from '../../../test/support/contour.ts';
import { sharedData, skippedWithout } from '../../../test/support/vectors.ts';
import { type Provider, renderChanges, renderIndex, renderProviderMetadata, renderRolieFeed } from './provider.ts';

const contourPublished = contour();
const later = {
  ...contourPublished,
  updatedAt: '2027-01-02T00:00:00.000Z',
  advisory: { ...contourPublished.advisory, id: 'CONTOUR-2026-002' },
};
const provider: Provider = {
  baseUrl: 'https://security.example.org',
  publisher: contourPublished.publisher,
  advisories: [contourPublished, later],
  key: { fingerprint: 'AB'.repeat(20) },
  since: '2026-01-01T00:00:00.000Z',
};

test('the metadata claims to be trusted only with a key and TLS', () => {
  const role = (change: Partial<Provider>) => JSON.parse(renderProviderMetadata({ ...provider, ...change })).role;
  assert.equal(role({}), 'csaf_trusted_provider');
  assert.equal(role({ key: undefined }), 'csaf_provider');
  assert.equal(role({ baseUrl: 'http://localhost:7300' }), 'csaf_provider');
});

test('the metadata and the feed bear the last change, and the lists name every document', () => {
  assert.equal(JSON.parse(renderProviderMetadata(provider)).last_updated, later.updatedAt);
  assert.equal(JSON.parse(renderProviderMetadata({ ...provider, advisories: [] })).last_updated, provider.since);
  assert.equal(JSON.parse(renderRolieFeed(provider)).feed.entry.length, 2);
  assert.match(renderIndex(provider), /^2026\/contour-2026-001\.json\n2026\/contour-2026-002\.json\n$/);
  assert.match(renderChanges(provider), /^"2026\/contour-2026-002\.json","2027-01-02T00:00:00\.000Z"\n"2026\//);
});

const schemas = 'schemas/csaf-2.0/json_schema';
test('the metadata is what the official schema asks', { skip: skippedWithout(schemas) }, () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const read = (name: string) => JSON.parse(readFileSync(`${sharedData(schemas)}/${name}.json`, 'utf8'));
  const { properties } = read('csaf_json_schema');
  const $id = 'https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json';
  ajv.addSchema({
    $id,
    properties: { document: { properties: { publisher: properties.document.properties.publisher } } },
  });
  const validate = ajv.compile(read('provider_json_schema'));
  assert.ok(validate(JSON.parse(renderProviderMetadata(provider))), ajv.errorsText(validate.errors));
  assert.ok(!validate({ ...JSON.parse(renderProviderMetadata(provider)), role: 'king' }));
});

// A reporter for node:test that writes the files in which something failed, one a line.
import { relative } from 'node:path';

interface Report {
  readonly type: string;
  readonly data: { readonly file?: string };
}

// biome-ignore lint/style/noDefaultExport: node:test asks a reporter for one
export default async function* failedFiles(source: AsyncIterable<Report>): AsyncGenerator<string> {
  const said = new Set<string>();
  for await (const { type, data } of source) {
    if (type !== 'test:fail' || data.file === undefined || said.has(data.file)) continue;
    said.add(data.file);
    yield `${relative(process.cwd(), data.file)}\n`;
  }
}

import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { Exploitation } from '../../core/advisory/exploitation.ts';
import { type PackedRecord, packRecord } from '../../formats/osv/archive.ts';
import { osvId } from '../../formats/osv/osv.ts';
import { advisoryFiles } from '../../formats/site/advisory-files.ts';
import { placeIn } from '../../formats/site/places.ts';
import type { Seals, Site } from '../../formats/site/site.ts';
import type { SiteFolder } from './folder.ts';

/** One advisory that has been taken onto the site, with what others know of its use. */
export interface Job {
  readonly published: PublishedAdvisory;
  readonly exploitation?: Exploitation | undefined;
}

/** Writes the pages and documents of advisories. */
export interface Press {
  /** Takes one more; comes back when there is room for the next. @throws what has kept one of them from being written */
  put(job: Job): Promise<void>;
  /** Comes back when all are in their places. @returns their records for the archive */
  end(): Promise<readonly PackedRecord[]>;
  /** Gives up what it holds, whether it has ended or not. */
  close(): Promise<void>;
}

/** What a press writes for, and where. */
export interface Workshop {
  readonly site: Site;
  readonly seals: Seals;
  readonly folder: SiteFolder;
}

/** Puts everything of one advisory into the folder. @returns its record for the archive; none where it has none */
export async function print({ site, seals, folder }: Workshop, job: Job): Promise<readonly PackedRecord[]> {
  const { published, exploitation } = job;
  const files = await advisoryFiles(site, published, seals, exploitation);
  for (const file of files) folder.write(file);
  const at = placeIn('osv', published);
  const found = files.filter(({ path }) => path === at);
  return found.map(({ body }) => packRecord(osvId(published.advisory), String(body)));
}

/** A press that writes each advisory at once. */
export function pressAtOnce(workshop: Workshop): Press {
  const records: PackedRecord[] = [];
  return {
    async put(job) {
      records.push(...(await print(workshop, job)));
    },
    end: async () => records,
    close: async () => {},
  };
}

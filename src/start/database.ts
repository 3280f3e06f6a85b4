import path from 'node:path';
import { koble, migrer, startInnebygd, type Db, type InnebygdPostgres } from '#grunn/db/index.ts';
import type { Oppsett } from './oppsett.ts';

export interface Databaser {
  /** Serves people. */
  readonly app: Db;
  /** Imports: facts only, no grant on decisions. */
  readonly import: Db;
  /** Connection strings with their session options, for the job queue and LISTEN. */
  readonly url: string;
  readonly innebygd: InnebygdPostgres | undefined;
  readonly nyeMigrasjoner: readonly string[];
  readonly lukk: () => Promise<void>;
}

/** Starts the embedded server where no DATABASE_URL is given, migrates, and connects as the two roles. */
export async function apneDatabaser(o: Oppsett, valg: { migrer: boolean }): Promise<Databaser> {
  const innebygd = o.databaseUrl ? undefined : await startInnebygd(path.join(o.data, 'pg'), { varig: true });
  const url = o.databaseUrl ?? innebygd!.url('postgres');
  const nyeMigrasjoner = valg.migrer ? await migrer(url, o.miljo) : [];
  const app = koble({
    url: o.databaseUrlApp ?? url,
    ...(o.databaseUrlApp ? {} : { rolle: 'friminutt_app' as const }),
    navn: 'friminutt-app',
  });
  const imp = koble({
    url: o.databaseUrlImport ?? url,
    ...(o.databaseUrlImport ? {} : { rolle: 'friminutt_import' as const }),
    navn: 'friminutt-import',
    // plans made for an empty table are wrong a minute later
    innstillinger: ['plan_cache_mode=force_custom_plan'],
  });
  return {
    app,
    import: imp,
    url,
    innebygd,
    nyeMigrasjoner,
    lukk: async () => {
      await Promise.all([app.destroy(), imp.destroy()]);
      await innebygd?.stopp();
    },
  };
}

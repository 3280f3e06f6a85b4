import path from 'node:path';
import { koble, lagPool, migrer, startInnebygd, taEneplass, type Db, type InnebygdPostgres } from '#grunn/db/index.ts';
import type { Oppsett } from './oppsett.ts';

export interface Databaser {
  /** Serves people: what it reads is cut to the person each transaction is for. */
  readonly app: Db;
  /** For jobs and start-up, which are for nobody. The web server never answers a person with it. */
  readonly system: Db;
  /** Imports: facts only, no grant on decisions. */
  readonly import: Db;
  /** As `import`, for the job queue's own connections. */
  readonly import_: { readonly url: string; readonly rolle?: 'friminutt_import' };
  /** As `app`, for the queue of the web server and for LISTEN. */
  readonly app_: { readonly url: string; readonly rolle?: 'friminutt_app' };
  /** Reads the logs and seals them; nothing else. */
  readonly segl: ReturnType<typeof lagPool>;
  readonly innebygd: InnebygdPostgres | undefined;
  readonly nyeMigrasjoner: readonly string[];
  readonly lukk: () => Promise<void>;
}

/**
 * Starts the embedded server where no DATABASE_URL is given, migrates, and connects as the two roles. `alene`: only one such process may use
 * the database at a time, and it takes the embedded server with it when it goes.
 * @throws with the code FM_OPPTATT when another has it.
 */
export async function apneDatabaser(o: Oppsett, valg: { migrer: boolean; alene?: boolean }): Promise<Databaser> {
  const innebygd = o.databaseUrl ? undefined : await startInnebygd(path.join(o.data, 'pg'), { varig: true });
  const url = o.databaseUrl ?? innebygd!.url('postgres');
  const slipp = valg.alene === true ? await taEneplass(url, 'npm start') : undefined;
  if (valg.alene === true && slipp === undefined)
    throw Object.assign(new Error('Databasen er i bruk av en annen npm start'), { code: 'FM_OPPTATT' });
  const nyeMigrasjoner = valg.migrer ? await migrer(url, o.miljo) : [];
  // one login that becomes either role in development; a login of each role's own in production
  const app_ = o.databaseUrlApp ? { url: o.databaseUrlApp } : { url, rolle: 'friminutt_app' as const };
  const import_ = o.databaseUrlImport ? { url: o.databaseUrlImport } : { url, rolle: 'friminutt_import' as const };
  const system_ = o.databaseUrlSystem ? { url: o.databaseUrlSystem } : { url, rolle: 'friminutt_system' as const };
  const segl_ = o.databaseUrlSegl ? { url: o.databaseUrlSegl } : { url, rolle: 'friminutt_segl' as const };
  const segl = lagPool({ ...segl_, navn: 'friminutt-segl', maks: 4 });
  const app = koble({ ...app_, navn: 'friminutt-app' });
  const system = koble({ ...system_, navn: 'friminutt-system', maks: 3 });
  const imp = koble({ ...import_, navn: 'friminutt-import', planleggHverGang: true });
  return {
    app,
    system,
    import: imp,
    app_,
    import_,
    segl,
    innebygd,
    nyeMigrasjoner,
    lukk: async () => {
      await Promise.all([app.destroy(), system.destroy(), imp.destroy(), segl.end()]);
      await slipp?.();
      await (slipp === undefined ? innebygd?.stopp() : innebygd?.steng());
    },
  };
}

import type { Kontekst } from '#grunn/handling/index.ts';
import { avgjorRelasjon, beslekteteIder, harRett, hentBarnefakta } from '#tilgang/relasjon/index.ts';
import { hentDagenshjem, hjemmetForst } from '../ukesmonster/index.ts';
import { hentKontaktlinjer, type Kontakt } from './lager.ts';

/**
 * Whom the school may call about a missing child: those who today have the right to be told in an emergency. Foster parents after
 * omsorgsovertakelse, nobody who is shut out, waits for release or is dead. That guardians' access is closed for the whole kommune shuts
 * a web page, not the telephone.
 */
export async function hvemRinges(s: Pick<Kontekst, 'db' | 'idag'>, elevId: string): Promise<readonly string[]> {
  const f = { ...(await hentBarnefakta(s.db, elevId)), stenging: null };
  return beslekteteIder(f).filter((id) => id !== f.barnId && harRett(avgjorRelasjon(f, id, s.idag), 'nodmelding'));
}

/** The same with names and numbers; of a child with two homes, the confirmed home of the day first. */
export async function hentKontakter(s: Pick<Kontekst, 'db' | 'idag'>, elevId: string): Promise<Kontakt[]> {
  const linjer = await hentKontaktlinjer(s.db, await hvemRinges(s, elevId), s.idag);
  return linjer.length < 2 ? linjer : hjemmetForst(linjer, await hentDagenshjem(s, elevId));
}

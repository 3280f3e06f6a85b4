import type { Endringslytter } from '#grunn/endringer/index.ts';
import { jobb, Planlagt, type Jobbko, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { logg } from '#grunn/logg/index.ts';
import { fordelHendelser, fordelNyeForesatte } from './fordel.ts';
import { slettGamle } from './lager.ts';
import { sendForfalte, sporEtterKvittering, type Portmiljo } from './port.ts';

/** Each minute: what has happened becomes notices, those that are due are judged and sent, and the providers are asked about those they took. */
export const varseljobb = (m: Portmiljo): NoenJobb =>
  jobb({
    navn: 'eksport.varsel.send',
    data: Planlagt,
    kjoring: 'samlet',
    maksSekunder: 300,
    utfor: async (k) => {
      const nye = await fordelHendelser(m.db, k.klokke);
      const bekreftet = await sporEtterKvittering({ ...m, klokke: k.klokke }, k.signal);
      const svar = await sendForfalte({ ...m, klokke: k.klokke }, k.signal);
      return { ...svar, nye, bekreftet: svar.bekreftet + bekreftet };
    },
  });
const HASTER = 'eksport.varsel.haster';
/** What is urgent, beside everything else: the first go out while the rest are still being laid in the queue, and while another run sends what can wait. */
export const hasterjobb = (m: Portmiljo): NoenJobb =>
  jobb({
    navn: HASTER,
    data: Planlagt,
    kjoring: 'samlet',
    maksSekunder: 900,
    utfor: async (k) => {
      const arm = () => sendForfalte({ ...m, klokke: k.klokke }, k.signal, { bareHaster: true });
      // two share the queue: one judges while the other waits for the provider
      const send = () => Promise.all([arm(), arm()]);
      return { nye: await fordelHendelser(m.db, k.klokke, send) };
    },
  });

/**
 * Starts the urgent job when something urgent is committed (the database says so, trigger varsel_haster), on whichever node is free; the minute's job
 * finds what nobody heard. Returns how to stop listening.
 */
export function vekkVedHast(lytter: Endringslytter, ko: Pick<Jobbko, 'startNa'>): () => void {
  let starter = false;
  let igjen = false;
  const vekk = async (): Promise<void> => {
    if (starter) {
      igjen = true;
      return;
    }
    starter = true;
    do {
      igjen = false;
      await ko
        .startNa(HASTER)
        .catch((err: unknown) => logg.warn({ rom: 'eksport.varsel', err }, 'Fikk ikke startet det som haster'));
    } while (igjen);
    starter = false;
  };
  return lytter.folg(HASTER, () => void vekk());
}

export const VARSELRYTME: Rytme = { slag: 'lopende', hvertMinutt: 1 };

/** New guardians, found by what the relations say. */
export const nyeForesattejobb = (m: Portmiljo): NoenJobb =>
  jobb({
    navn: 'eksport.varsel.nye-foresatte',
    data: Planlagt,
    kjoring: 'samlet',
    utfor: async (k) => ({ nye: await fordelNyeForesatte(m.db, k.klokke) }),
  });
export const NYE_FORESATTE_RYTME: Rytme = { slag: 'lopende', hvertMinutt: 10 };

/** Days a notice that is over is kept. */
const BEVARES_DAGER = 180;
/** Retention: what was told to whom is kept half a year. */
export const ryddVarsler = (m: Portmiljo): NoenJobb =>
  jobb({
    navn: 'eksport.varsel.rydd',
    data: Planlagt,
    kjoring: 'samlet',
    utfor: async (k) => ({
      avsluttet: await slettGamle(
        m.db,
        k.klokke
          .na()
          .subtract({ hours: 24 * BEVARES_DAGER })
          .toString(),
      ),
    }),
  });
export const RYDDEVARSLERRYTME: Rytme = { slag: 'nattlig', kl: '04:50' };

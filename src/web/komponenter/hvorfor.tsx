import type { ReactNode } from 'react';
import {
  dato,
  naertidspunkt,
  oppramsing,
  periode,
  storForbokstav,
  tekst,
  type Sprak,
  type Tidspunkt,
} from '#web/tekster/index.ts';
import { Verdi } from './felt.tsx';
import { Ikon, type Ikonnavn } from './ikon.tsx';
import { kildesetning } from './kildesetning.ts';
import { Handlingsknapp, Knappelenke } from './knapp.tsx';
import { Lenke } from './lenke.tsx';
import type { Annenverdi, Hvorforvisning, Tilgangssteg, Tilgangsvisning } from './modell.ts';

interface Leser {
  readonly sprak: Sprak;
  readonly naa: Tidspunkt;
}

function Rad({ navn, children }: { navn: string; children: ReactNode }) {
  return (
    <div className="fm-hvorfor-rad">
      <dt>{navn}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Andre({ verdier, sprak }: { verdier: readonly Annenverdi[]; sprak: Sprak }) {
  return (
    <ul className="fm-hvorfor-liste">
      {verdier.map((v, i) => (
        <li key={`${v.kilde}-${i}`}>
          <Verdi verdi={v.verdi} sprak={sprak} />
          <span className="fm-linje fm-dempet fm-liten">
            {storForbokstav([tekst(sprak).kilde[v.kilde], v.hvem, periode(sprak, v.fra, v.til)].filter(Boolean).join(', '))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The value's origin in words: «Kontakt- og reservasjonsregisteret, bekreftet av Bård 4. mai 2026». */
function opphav(visning: Hvorforvisning, { sprak, naa }: Leser): string | undefined {
  const t = tekst(sprak);
  if (visning.kilde === undefined) return undefined;
  const { kildetidspunkt, registrert } = visning;
  const deler = [t.kilde[visning.kilde]];
  if (kildetidspunkt !== undefined)
    deler.push(
      visning.bekreftetAv === undefined
        ? t.hvorfor.bekreftetTid(dato(kildetidspunkt))
        : t.hvorfor.bekreftet(visning.bekreftetAv, dato(kildetidspunkt)),
    );
  if (registrert !== undefined && visning.registrertAv !== undefined)
    deler.push(t.hvorfor.registrert(visning.registrertAv, naertidspunkt(sprak, registrert, naa)));
  return storForbokstav(deler.join(', '));
}

function fordi(visning: Hvorforvisning, sprak: Sprak): string | undefined {
  const t = tekst(sprak);
  if (visning.fordi !== undefined) return visning.fordi;
  if (!visning.last && visning.kanEndres === false) return undefined;
  if (visning.last && visning.kilde !== undefined) return t.hvorfor.registeretHarVerdi(t.kilde[visning.kilde]);
  if (visning.kilde === 'overstyring') return undefined;
  return visning.register === undefined ? t.hvorfor.ingenRegister : t.hvorfor.registeretManglerVerdi(t.kilde[visning.register]);
}

function Rader({ visning, sprak, naa }: { visning: Hvorforvisning } & Leser) {
  const t = tekst(sprak);
  const h = t.hvorfor;
  const kilde = opphav(visning, { sprak, naa });
  const arsak = fordi(visning, sprak);
  const grunn = visning.verdi.slag === 'tom' ? visning.verdi.grunn : undefined;
  return (
    <dl className="fm-hvorfor-rader">
      {kilde === undefined ? null : <Rad navn={h.kilde}>{kilde}</Rad>}
      {visning.hentet === undefined ? null : (
        <Rad navn={h.hentet}>{storForbokstav(naertidspunkt(sprak, visning.hentet, naa))}</Rad>
      )}
      {visning.begrunnelse === undefined ? null : <Rad navn={h.begrunnelse}>{visning.begrunnelse}</Rad>}
      {visning.gyldigTil === undefined ? null : <Rad navn={h.gjelderTil}>{dato(visning.gyldigTil)}</Rad>}
      {arsak === undefined ? null : (
        <Rad navn={visning.last ? h.lastFordi : visning.kanEndres === false ? h.kanIkkeEndresFordi : h.kanEndresFordi}>
          {arsak} {grunn}
        </Rad>
      )}
      {visning.rettesHos === undefined ? null : (
        <Rad navn={h.rettesHos}>
          <Lenke lenke={visning.rettesHos} sprak={sprak} />
        </Rad>
      )}
      {visning.neste === undefined && visning.oppdater === undefined ? null : (
        <Rad navn={h.neste}>
          {visning.neste === undefined ? null : <p>{storForbokstav(naertidspunkt(sprak, visning.neste, naa))}</p>}
          {visning.oppdater === undefined ? null : <Handlingsknapp handling={visning.oppdater} slag="annen" liten />}
        </Rad>
      )}
      {visning.rangering === undefined || visning.rangering.length < 2 ? null : (
        <Rad navn={h.rangering}>{storForbokstav(h.rangeringForklart(oppramsing(visning.rangering.map((k) => t.kilde[k]))))}</Rad>
      )}
      {visning.andre === undefined || visning.andre.length === 0 ? null : (
        <Rad navn={h.andreKilder}>
          <Andre verdier={visning.andre} sprak={sprak} />
        </Rad>
      )}
      <Rad navn={h.tidligere}>
        {visning.tidligere.length === 0 ? h.ingenTidligere : <Andre verdier={visning.tidligere} sprak={sprak} />}
      </Rad>
    </dl>
  );
}

/** The answer to «Hvorfor?» on one value: a page of its own, or beside the page it was asked from (klient/hvorfor.js). */
export function Hvorfor({ visning, sprak, naa }: { visning: Hvorforvisning } & Leser) {
  const t = tekst(sprak);
  const skjermet = visning.verdi.slag === 'skjermet';
  return (
    <article className="fm-hvorfor" data-hvorforpanel="" aria-labelledby="hvorfor-tittel">
      <h1 className="fm-h1" id="hvorfor-tittel">
        <span className="fm-hvorfor-om">
          {visning.hvem === undefined ? visning.etikett : `${visning.etikett}, ${visning.hvem}`}
        </span>{' '}
        <Verdi verdi={visning.verdi} sprak={sprak} navn={visning.etikett} />
      </h1>
      {visning.verdi.slag === 'skjermet' ? (
        <p>{visning.verdi.grunn ?? t.felt.skjermetForklaring}</p>
      ) : (
        <p className="fm-hvorfor-setning">
          <Ikon navn={visning.last ? 'las' : 'info'} merke={visning.last ? t.felt.last : t.felt.apen} />{' '}
          {kildesetning({ ...visning, navn: '' }, sprak) ?? t.hvorfor.ingenVerdi}
        </p>
      )}
      {skjermet || visning.si === undefined ? null : (
        <figure className="fm-si">
          <figcaption>{t.hvorfor.si}</figcaption>
          <blockquote>{visning.si}</blockquote>
        </figure>
      )}
      {skjermet ? null : <Rader visning={visning} sprak={sprak} naa={naa} />}
      {skjermet || visning.lenker === undefined || visning.lenker.length === 0 ? null : (
        <div className="fm-knapper">
          {visning.lenker.map((l) => (
            <Knappelenke key={l.href} href={l.href} slag="annen" liten>
              {l.tekst}
            </Knappelenke>
          ))}
        </div>
      )}
      <p>
        <a className="fm-stille" href={visning.tilbakeHref} data-lukk={t.hvorfor.lukk}>
          {t.hvorfor.tilbake}
        </a>
      </p>
    </article>
  );
}

const STEGIKON: Readonly<Record<Tilgangssteg['utfall'], Ikonnavn>> = { ja: 'hake', nei: 'kryss', ikkeVurdert: 'prikk' };

/** The answer to «hvorfor ser hun ikke dette?»: the chain of what was asked, green until the link that breaks. */
export function Tilgangskjede({ visning, sprak }: { visning: Tilgangsvisning; sprak: Sprak }) {
  const t = tekst(sprak);
  const utfall = { ja: t.tilgang.oppfylt, nei: t.tilgang.ikkeOppfylt, ikkeVurdert: t.tilgang.ikkeVurdert };
  return (
    <article className="fm-hvorfor" data-hvorforpanel="" aria-labelledby="tilgang-tittel">
      <h1 className="fm-h1" id="tilgang-tittel">
        <span className="fm-hvorfor-om">{visning.sporsmal}</span> <span>{visning.svar ? t.tilgang.ja : t.tilgang.nei}</span>
      </h1>
      <ol className="fm-kjede">
        {visning.steg.map((s) => (
          <li key={s.tekst} data-utfall={s.utfall}>
            <Ikon navn={STEGIKON[s.utfall]} merke={utfall[s.utfall]} />
            <div>
              <span>{s.tekst}</span>
              {s.forklaring === undefined ? null : <p className="fm-dempet">{s.forklaring}</p>}
              {s.lenke === undefined ? null : (
                <p>
                  <Lenke lenke={s.lenke} sprak={sprak} />
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {visning.handling === undefined ? null : (
        <p>
          <Knappelenke href={visning.handling.href} slag="annen">
            {visning.handling.tekst}
          </Knappelenke>
        </p>
      )}
      {visning.tilbakeHref === undefined ? null : (
        <p>
          <a className="fm-stille" href={visning.tilbakeHref} data-lukk={t.hvorfor.lukk}>
            {t.hvorfor.tilbake}
          </a>
        </p>
      )}
    </article>
  );
}

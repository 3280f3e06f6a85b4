import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Tomt,
} from '#web/komponenter/index.ts';
import { dato, datoOgTid } from '#web/tekster/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import type { Hjemmesak, Hjemmeside, Skolestart } from '../modell.ts';
import { tekst } from '../tekster-hjem.ts';
import { Avslag, feilVed, skrevet, Status } from './felles.tsx';

const STI = '/skolestart';

function Merke({ sak, ramme }: { sak: Hjemmesak; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  if (sak.uapnet) return <Status status={sak.status} ord={t.vedtakKlart} tone="trengerDeg" />;
  const tone =
    sak.status === 'ikke_svart'
      ? 'trengerDeg'
      : sak.status.startsWith('onsker') || sak.status === 'ukjent_krets'
        ? 'noytral'
        : undefined;
  return <Status status={sak.status} ord={t.statusene[sak.status]!} {...(tone === undefined ? {} : { tone })} />;
}

const overskrift = (sak: Hjemmesak, ramme: Ramme): string => {
  const t = tekst(ramme.sprak);
  const ar = skrivSkolear(sak.skolear);
  return sak.slag === 'framskutt' ? t.sakTidlig(sak.navn, ar) : t.sak(sak.navn, ar);
};

/** The guardian's children who are to begin. */
export function tegnSkolestart(m: Skolestart, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: STI,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak} />
        {m.saker.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm }} />
        ) : (
          <ul className="fm-meldt">
            {m.saker.map((s) => (
              <li key={s.id}>
                <p>
                  <a className="ds-link" href={`${STI}/${s.id}`}>
                    {overskrift(s, ramme)}
                  </a>{' '}
                  <Merke sak={s} ramme={ramme} />
                  <span className="fm-linje fm-dempet">{s.kretsnavn === null ? t.ukjent : t.naerskole(s.kretsnavn)}</span>
                </p>
              </li>
            ))}
          </ul>
        )}
        {m.yngre.length === 0 ? null : <Tidlig m={m} ramme={ramme} />}
      </div>
    ),
  };
}

function Tidlig({ m, ramme }: { m: Skolestart; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  return (
    <details open={skjema.feil.length > 0}>
      <summary>{t.tidlig}</summary>
      <form method="post" action={STI} className="fm-skjema" noValidate>
        <Feiloppsummering feil={skjema.feil} sprak={sprak} />
        <Avslag ramme={ramme} />
        <Skjult felt={{ _nokkel: skjema.nokkel }} />
        <p className="fm-dempet">{t.tidligOm}</p>
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'radio',
            navn: 'personId',
            etikett: t.barnet,
            verdi: skrevet(ramme, 'personId', m.yngre.length === 1 ? m.yngre[0]!.personId : ''),
            feil: feilVed(ramme, 'personId'),
            valg: m.yngre.map((y) => ({ verdi: y.personId, tekst: y.navn })),
          }}
        />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'flerlinje',
            navn: 'begrunnelse',
            etikett: t.hvorfor,
            rader: 4,
            verdi: skrevet(ramme, 'begrunnelse'),
            feil: feilVed(ramme, 'begrunnelse'),
          }}
        />
        <Knapp slag="annen">{t.sok}</Knapp>
      </form>
    </details>
  );
}

/** One child: the form until there is a decision, then the decision. */
export function tegnMin(m: Hjemmeside, ramme: Ramme): Tegning {
  const { sprak, skjema, sporring } = ramme;
  const t = tekst(sprak);
  const tittel = overskrift(m.sak, ramme);
  const sti = `${STI}/${m.sak.id}`;
  return {
    tittel,
    meny: STI,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        {sporring['gjort'] === 'svart' ? <Kvittering kvittering={{ tekst: t.kvittering }} /> : null}
        <Sidetopp
          topp={{
            tittel,
            ingress: m.sak.kretsnavn === null ? t.ukjent : t.naerskole(m.sak.kretsnavn),
            smuler: [{ tekst: t.tittel, href: STI }],
          }}
          sprak={sprak}
        />
        <p>
          <Merke sak={m.sak} ramme={ramme} />
        </p>
        {m.vedtak === null ? null : (
          <section aria-labelledby="vedtak">
            <h2 className="fm-h2" id="vedtak">
              {t.vedtak}
            </h2>
            {m.sak.uapnet ? (
              <>
                <Handlingsknapp
                  handling={{
                    tekst: t.apne,
                    href: `${sti}/apne`,
                    skjult: { vedtakId: m.vedtak.id, _nokkel: `${skjema.nokkel}-apne` },
                  }}
                />
                <p className="fm-dempet fm-liten">{t.apneOm}</p>
              </>
            ) : (
              <>
                <p>{t.klagefrist(dato(m.vedtak.klagefrist))}</p>
                <Knappelenke slag="annen" href={`${sti}/brev`}>
                  {t.lesBrev}
                </Knappelenke>
              </>
            )}
          </section>
        )}
        {m.svar.length === 0 ? null : <Svarene m={m} ramme={ramme} />}
        {m.kanSvare ? <Svarskjema m={m} ramme={ramme} /> : null}
      </div>
    ),
  };
}

function Svarene({ m, ramme }: { m: Hjemmeside; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const si = (slag: 'enig' | 'uenig') => (
    <Handlingsknapp
      slag="annen"
      handling={{ tekst: t[slag], href: `${STI}/${m.sak.id}`, skjult: { slag, _nokkel: `${skjema.nokkel}-${slag}` } }}
    />
  );
  return (
    <section aria-labelledby="svarene">
      <h2 className="fm-h2" id="svarene">
        {t.tidligereSvar}
      </h2>
      <ul className="fm-meldt">
        {m.svar.map((s) => (
          <li key={`${s.svart}-${s.slag}`}>
            <p>
              {t.svarslag[s.slag]}
              {s.skolenavn === null ? '' : `: ${s.skolenavn}`}
              <span className="fm-linje fm-dempet">
                {s.avMeg ? t.avMeg : t.avAnnen}, {datoOgTid(s.svart)}
              </span>
            </p>
            {s.begrunnelse === null ? null : <p className="fm-brev">{s.begrunnelse}</p>}
          </li>
        ))}
      </ul>
      {m.kanSiEnig ? (
        <>
          <p>{t.annenHarSvart}</p>
          <div className="fm-knapper">
            {si('enig')}
            {si('uenig')}
          </div>
        </>
      ) : null}
    </section>
  );
}

function Svarskjema({ m, ramme }: { m: Hjemmeside; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const tidlig = m.sak.slag === 'framskutt';
  if (tidlig) return null;
  const valg = [...(m.sak.kretsnavn === null ? [] : (['bekreftet'] as const)), 'annen_skole', 'utsatt'] as const;
  return (
    <section aria-labelledby="svar">
      <h2 className="fm-h2" id="svar">
        {t.svaret}
      </h2>
      <p>{m.idag > m.sak.frist ? t.fristOver(dato(m.sak.frist)) : t.frist(dato(m.sak.frist))}</p>
      <p className="fm-dempet">{t.enErNok}</p>
      <form method="post" action={`${STI}/${m.sak.id}`} className="fm-skjema" noValidate>
        <Avslag ramme={ramme} />
        <Feiloppsummering feil={skjema.feil} sprak={sprak} />
        <Skjult felt={{ _nokkel: skjema.nokkel }} />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'radio',
            navn: 'slag',
            etikett: t.svar,
            verdi: skrevet(ramme, 'slag'),
            feil: feilVed(ramme, 'slag'),
            valg: valg.map((v) => ({ verdi: v, tekst: t.valg[v]!, ...(t.valghjelp[v] ? { hjelp: t.valghjelp[v] } : {}) })),
          }}
        />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'velg',
            navn: 'skole',
            etikett: t.skole,
            valgfritt: true,
            verdi: skrevet(ramme, 'skole'),
            feil: feilVed(ramme, 'skole'),
            valg: [{ verdi: '', tekst: t.velg }, ...m.skoler.map((s) => ({ verdi: s.skole, tekst: s.navn }))],
          }}
        />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'flerlinje',
            navn: 'begrunnelse',
            etikett: t.hvorfor,
            hjelp: t.hvorforHjelp,
            valgfritt: true,
            rader: 4,
            verdi: skrevet(ramme, 'begrunnelse'),
            feil: feilVed(ramme, 'begrunnelse'),
          }}
        />
        <Knapp>{t.send}</Knapp>
      </form>
    </section>
  );
}

import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Stabel,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { dato, datoOgTid, kortDato } from '#web/tekster/index.ts';
import type { Barneside } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { Avslag, feilVed, skrevet, Status } from './felles.tsx';

/** One child: where the home belongs, what the guardians have said, and the decisions. */
export function tegnBarn(m: Barneside, ramme: Ramme): Tegning {
  const { sprak, sporring } = ramme;
  const t = tekst(sprak);
  const b = m.barn;
  const gjort = t.gjort[sporring['gjort'] ?? ''];
  const tilbake = `/innskriving?skolear=${m.skolear}${b.kretsskole === null ? '' : `&skole=${b.kretsskole}`}`;
  return {
    tittel: `${t.tittel}, ${b.navn}`,
    meny: '/innskriving',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        {gjort === undefined ? null : <Kvittering kvittering={{ tekst: gjort }} />}
        <Sidetopp
          topp={{
            tittel: b.navn,
            ...(b.fodselsdato === null ? {} : { ingress: `${t.fodt} ${kortDato(b.fodselsdato)}` }),
            smuler: [{ tekst: t.tittel, href: tilbake }],
          }}
          sprak={sprak}
        />
        <p>
          <Status status={b.status} ord={t.statusene[b.status]!} /> {b.uenige ? t.uenige : ''} {b.sent ? t.sent : ''}
        </p>
        <Avslag ramme={ramme} konflikt={t.konflikt} />
        <section aria-labelledby="naerskole">
          <h2 className="fm-h2" id="naerskole">
            {t.naerskole}
          </h2>
          <p>{b.kretsnavn ?? t.statusene['ukjent_krets']}</p>
          {m.adresse === null ? null : (
            <p>
              {t.bor}: {m.adresse}
            </p>
          )}
          {m.krets === null ? null : (
            <p className="fm-dempet fm-liten">{t.borOm(`${t.kretsslag[m.krets.slag]} ${m.krets.verdi}`)}</p>
          )}
          {m.kretsBegrunnelse === null ? null : <p className="fm-dempet fm-liten">{t.forHand(m.kretsBegrunnelse)}</p>}
          {m.kanPlassere ? <Plassering m={m} ramme={ramme} /> : null}
        </section>
        <section aria-labelledby="svar">
          <h2 className="fm-h2" id="svar">
            {t.svar}
          </h2>
          {m.svar.length === 0 ? (
            <p className="fm-dempet">{t.ingenSvar}</p>
          ) : (
            <ul className="fm-meldt">
              {m.svar.map((s) => (
                <li key={`${s.svart}-${s.slag}`}>
                  <p>
                    {t.svarslag[s.slag]}
                    {s.skolenavn === null ? '' : `: ${s.skolenavn}`}
                    <span className="fm-linje fm-dempet">
                      {s.av}
                      {s.av === '' ? '' : ', '}
                      {datoOgTid(s.svart)}
                    </span>
                  </p>
                  {s.begrunnelse === null ? null : <p className="fm-brev">{s.begrunnelse}</p>}
                </li>
              ))}
            </ul>
          )}
        </section>
        <Vedtakene m={m} ramme={ramme} />
        {m.kanVedta && m.vedtak.length === 0 ? <Vedtaksskjema m={m} ramme={ramme} /> : null}
        {m.kanVedta && m.vedtak.length > 0 ? (
          <details open={ramme.skjema.feil.length > 0}>
            <summary>{t.gjorOm}</summary>
            <Vedtaksskjema m={m} ramme={ramme} />
          </details>
        ) : null}
      </Stabel>
    ),
  };
}

function Plassering({ m, ramme }: { m: Barneside; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const mine = skjema.verdier['skole'] !== undefined;
  return (
    <details open={m.barn.kretsskole === null || mine}>
      <summary>{m.barn.kretsskole === null ? t.bestem : t.endreNaerskole}</summary>
      <form method="post" action={`/innskriving/barn/${m.barn.id}/plasser`} className="fm-skjema" noValidate>
        {mine ? <Feiloppsummering feil={skjema.feil} sprak={sprak} /> : null}
        <Skjult felt={{ _nokkel: `${skjema.nokkel}-plasser` }} />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'velg',
            navn: 'skole',
            etikett: t.naerskole,
            verdi: skrevet(ramme, 'skole', m.barn.kretsskole ?? ''),
            feil: feilVed(ramme, 'skole'),
            valg: [{ verdi: '', tekst: t.velg }, ...m.skoler.map((s) => ({ verdi: s.skole, tekst: s.navn }))],
          }}
        />
        <label className="fm-skjemafelt">
          {t.hvorfor}
          <input className="ds-input" name="begrunnelse" defaultValue={mine ? skrevet(ramme, 'begrunnelse') : ''} />
        </label>
        <Knapp slag="annen">{t.bestem}</Knapp>
      </form>
    </details>
  );
}

function Vedtakene({ m, ramme }: { m: Barneside; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  if (m.vedtak.length === 0) return null;
  return (
    <section aria-labelledby="vedtakene">
      <h2 className="fm-h2" id="vedtakene">
        {t.vedtak}
      </h2>
      <ul className="fm-meldt">
        {m.vedtak.map((v) => (
          <li key={v.id}>
            <p>
              {t.vedtakGjelder[v.gjelder]}: {v.innvilget ? t.innvilget : t.avslatt}
              {v.skolenavn === null ? '' : `, ${v.skolenavn}`}
              <span className="fm-linje fm-dempet">
                {datoOgTid(v.vedtatt)}. {t.klagefrist(dato(v.klagefrist))}{' '}
                {v.apnet === null ? t.ikkeApnet : t.apnet(datoOgTid(v.apnet))}
              </span>
              {v.sakkyndigRef === null ? null : <span className="fm-linje fm-dempet">{t.sakkyndigRef(v.sakkyndigRef)}</span>}
            </p>
          </li>
        ))}
      </ul>
      <div className="fm-knapper">
        <Knappelenke slag="annen" href={`/innskriving/barn/${m.barn.id}/brev`}>
          {t.brev}
        </Knappelenke>
      </div>
    </section>
  );
}

function Vedtaksskjema({ m, ramme }: { m: Barneside; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const mine = skjema.verdier['skole'] === undefined;
  const sakkyndig = m.gjelder === 'utsatt' || m.gjelder === 'framskutt';
  const felt: Skjemafeltvisning[] = [
    {
      slag: 'radio',
      navn: 'utfall',
      etikett: t.utfall,
      verdi: skrevet(ramme, 'utfall', m.gjelder === 'naerskole' ? 'innvilget' : ''),
      feil: feilVed(ramme, 'utfall'),
      valg:
        m.gjelder === 'naerskole'
          ? [{ verdi: 'innvilget', tekst: t.giPlass }]
          : [
              { verdi: 'innvilget', tekst: t.innvilg },
              { verdi: 'avslatt', tekst: t.avsla },
            ],
    },
    ...(sakkyndig
      ? ([
          {
            slag: 'tekst',
            navn: 'sakkyndigRef',
            etikett: t.sakkyndig,
            hjelp: t.sakkyndigHjelp,
            bredde: 'middels',
            verdi: skrevet(ramme, 'sakkyndigRef'),
            feil: feilVed(ramme, 'sakkyndigRef'),
          },
        ] satisfies Skjemafeltvisning[])
      : []),
    {
      slag: 'flerlinje',
      navn: 'begrunnelse',
      etikett: t.begrunnelse,
      hjelp: t.begrunnelseHjelp,
      rader: 6,
      verdi: mine ? skrevet(ramme, 'begrunnelse') : '',
      feil: mine ? feilVed(ramme, 'begrunnelse') : undefined,
    },
  ];
  return (
    <section aria-labelledby="vedta">
      <h2 className="fm-h2" id="vedta">
        {t.vedtakGjelder[m.gjelder]}
      </h2>
      {m.avgjores === null ? null : <p className="fm-dempet">{t.avgjores(m.avgjores)}</p>}
      <form className="fm-skjema" method="post" action={`/innskriving/barn/${m.barn.id}`} noValidate>
        {mine ? <Feiloppsummering feil={skjema.feil} sprak={sprak} /> : null}
        <Skjult felt={{ _nokkel: skjema.nokkel, _versjon: m.versjon }} />
        {felt.map((f) => (
          <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
        ))}
        <Knapp>{t.vedta}</Knapp>
      </form>
    </section>
  );
}

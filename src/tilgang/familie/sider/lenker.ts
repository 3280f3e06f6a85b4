// The addresses of the screens about guardians. Only our own ids in them.
export const lenker = {
  dokument: (barn: string) => `/person/${barn}/foresatt/dokument`,
  samtykke: (barn: string) => `/person/${barn}/foresatt/samtykke`,
  svar: (barn: string, beslutning: string, hvem: string) => `/person/${barn}/foresatt/${beslutning}/svar/${hvem}`,
  avslutt: (barn: string, beslutning: string) => `/person/${barn}/foresatt/${beslutning}/avslutt`,
  retter: (barn: string, hvem: string) => `/person/${barn}/retter/${hvem}`,
  angreRetter: (barn: string, hvem: string) => `/person/${barn}/retter/${hvem}/angre`,
  opplysning: (barn: string, hvem: string) => `/person/${barn}/opplysning/${hvem}`,
  svarbrev: (barn: string, hvem: string, svar: string) => `/person/${barn}/opplysning/${hvem}/${svar}`,
  hvorfor: (barn: string, hvem: string) => `/person/${barn}/tilgang/${hvem}`,
  hvemKanSe: (barn: string) => `/mine-barn/${barn}/hvem`,
  svarSelv: (barn: string, beslutning: string) => `/mine-barn/${barn}/samtykke/${beslutning}`,
} as const;

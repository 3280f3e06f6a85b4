declare module '#grunn/handling/modell.ts' {
  interface Tjenester {
    /** The public half of the key that signs what goes to devices (VAPID); a browser asks for it before it says yes. */
    readonly pushnokkel?: string | undefined;
  }
}
export {};

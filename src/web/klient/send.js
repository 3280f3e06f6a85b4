// A form that goes on by itself: logging out at the provider. Its button works without this.
document.querySelector('form[data-send-straks]')?.requestSubmit();

// Which of the app's own questions is open.
class Dialogs {
  asks = $state(false);
  quarantine = $state(false);
}

export const dialogs = new Dialogs();

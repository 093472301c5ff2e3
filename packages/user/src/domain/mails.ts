// What a person is told by mail about their account. Plain text, and nothing in it that anybody typed: whoever registers
// a stranger's address must not be able to write to them.

export type MailKind = "reset_password" | "verify_email" | "password_changed" | "register";

/** What a message says: who registers learns by mail alone whether there is an account. */
export type Letter = Exclude<MailKind, "register"> | "confirm_registration" | "already_registered";

/** Letters that carry a token, and how long it is good for. */
export const tokenMinutes: Readonly<Partial<Record<Letter, number>>> = {
  reset_password: 60,
  verify_email: 3 * 24 * 60,
  confirm_registration: 24 * 60,
};

/** Messages of one kind that somebody gets in `mailWindowMinutes`; more would be somebody else's way to bother them. */
export const mailsMax = 3;

/** A stranger's address is left alone for longer; the tokens that it got are good for as long, so nobody is shut out. */
export function mailWindowMinutes(kind: MailKind): number {
  return kind === "register" ? 24 * 60 : 60;
}

export type Mail = { readonly subject: string; readonly text: string };

/** `template` is the storefront's address with {action} and {token} in it; without one the token itself is told. */
export function composeMail(letter: Letter, token: string, template: string | undefined): Mail {
  switch (letter) {
    case "reset_password":
      return {
        subject: "Set a new password",
        text: lines(
          "Somebody asked for a new password for your account.",
          ...wayIn("reset-password", "To set one, open", "To set one, enter this code:", token, template),
          "This works once, within an hour. If it was not you, do nothing: your password stays as it is.",
        ),
      };
    case "verify_email":
      return {
        subject: "Confirm your address",
        text: lines(
          "An account was made with this address.",
          ...wayIn(
            "verify-email",
            "To confirm that it is yours, open",
            "To confirm, enter this code:",
            token,
            template,
          ),
          "This works once, within three days. If it was not you, do nothing.",
        ),
      };
    case "confirm_registration":
      return {
        subject: "Finish your registration",
        text: lines(
          "Somebody wants to make an account with this address.",
          ...wayIn(
            "confirm-registration",
            "To make it and to choose its password, open",
            "To make it and to choose its password, enter this code:",
            token,
            template,
          ),
          "This works once, within a day. If it was not you, do nothing: without it no account is made.",
        ),
      };
    case "already_registered":
      return {
        subject: "You have an account already",
        text: lines(
          "Somebody tried to register with this address, which has an account already.",
          "If it was you, sign in, or ask for a new password if you forgot yours.",
          "If it was not you, do nothing: they were not told that you are here, and your account is as it was.",
        ),
      };
    case "password_changed":
      return {
        subject: "Your password was changed",
        text: lines(
          "The password of your account was changed, and it was signed out everywhere else.",
          "If it was not you, ask for a new password now.",
        ),
      };
  }
}

function wayIn(action: string, open: string, enter: string, token: string, template: string | undefined): string[] {
  if (template === undefined) return [`${enter}\n${token}`];
  return [`${open}\n${template.replaceAll("{action}", action).replaceAll("{token}", token)}`];
}

function lines(...paragraphs: readonly string[]): string {
  return `${paragraphs.join("\n\n")}\n`;
}

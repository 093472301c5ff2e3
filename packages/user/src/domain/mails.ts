// What a person is told by mail about their account. Plain text, and nothing in it that anybody typed: whoever registers
// a stranger's address must not be able to write to them.

export type MailKind = "reset_password" | "verify_email" | "password_changed";

/** Kinds whose message carries a token, and how long it is good for. */
export const tokenMinutes: Readonly<Partial<Record<MailKind, number>>> = {
  reset_password: 60,
  verify_email: 3 * 24 * 60,
};

/** Messages of one kind that an account gets in an hour; more would be somebody's way to bother its owner. */
export const mailsPerHourMax = 3;

export type Mail = { readonly subject: string; readonly text: string };

/** `template` is the storefront's address with {action} and {token} in it; without one the token itself is told. */
export function composeMail(kind: MailKind, token: string, template: string | undefined): Mail {
  switch (kind) {
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

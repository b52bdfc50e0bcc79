/** What the emulator puts into the page. */
export interface PageData {
  readonly token: string;
  /** The app's name. */
  readonly name: string;
  /** Origins besides those of this machine that may frame the page. */
  readonly allowOrigins: readonly string[];
  /** A foreign page led here: the address picks nothing. */
  readonly needsPerson: boolean;
  /** The Item of update mode. */
  readonly update: { readonly id: string; readonly name: string; readonly username: string } | null;
  /** The bank to begin with. */
  readonly first?: string | null;
  /** Where Hosted Link goes on at the end. */
  readonly next: string | null;
  readonly institutions: readonly Bank[];
}

export interface Bank {
  readonly id: string;
  readonly name: string;
  /** The scenarios at this bank. */
  readonly users: readonly { readonly name: string; readonly label: string }[];
}

export interface Account {
  readonly key: string;
  readonly name: string;
  readonly mask: string | null;
  readonly subtype: string | null;
  readonly shared: boolean;
}

export interface Mfa {
  readonly type: "code" | "questions" | "selections";
  readonly prompts: readonly string[];
  readonly choices?: readonly string[];
}

/** Plaid's error envelope, as far as apps are told. */
export interface LinkError {
  readonly error_type: string;
  readonly error_code: string;
  readonly error_message: string;
  readonly display_message: string | null;
}

export interface StepAnswer {
  readonly request_id: string;
  readonly error?: LinkError;
  readonly link_session_id?: string;
  readonly key?: string;
  readonly mfa?: Mfa;
  readonly accounts?: readonly Account[];
  /** Of a custom user: what is newer than the local sandbox. */
  readonly fields_passed_over?: readonly string[];
  readonly public_token?: string;
  readonly metadata?: object;
}

/** Posts a step to the page's own address, the only one that its policy lets it reach. */
export async function post(step: object): Promise<StepAnswer> {
  try {
    const response = await fetch(location.pathname, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(step),
    });
    const body = await response.json();
    const error = response.ok ? body.error : body;
    return error === undefined ? body : { request_id: body.request_id, error: toldOf(error) };
  } catch {
    const error_message = "The local sandbox does not answer.";
    const error = {
      error_type: "API_ERROR",
      error_code: "INTERNAL_SERVER_ERROR",
      error_message,
      display_message: null,
    };
    return { request_id: "", error };
  }
}

function toldOf({ error_type, error_code, error_message, display_message }: LinkError): LinkError {
  return { error_type, error_code, error_message, display_message };
}

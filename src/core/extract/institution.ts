import { type ConnectionStatus, connectionParts, type InstitutionStatus } from "../item/institutionStatus.ts";
import { asNullableString, asObject, asOptionalObject, asString, asTime, type JsonObject, ShapeError } from "./json.ts";

/** The status in an answer of `/institutions/get_by_id`, which was given then; null where it is not of that shape. */
export function institutionStatusIn(body: JsonObject, toldAt: string | null): InstitutionStatus | null {
  try {
    const institution = asObject(body.institution, "institution");
    const status = asObject(institution.status, "institution.status");
    const parts = connectionParts.flatMap((part): ConnectionStatus[] => {
      const path = `institution.status.${part}`;
      const partStatus = asOptionalObject(status[part], path);
      if (partStatus === null) return [];
      const breakdown = asOptionalObject(partStatus.breakdown, `${path}.breakdown`);
      return [
        {
          part,
          status: asNullableString(partStatus.status, `${path}.status`),
          refreshInterval: asNullableString(breakdown?.refresh_interval, `${path}.breakdown.refresh_interval`),
          lastStatusChange: asTime(partStatus.last_status_change, `${path}.last_status_change`),
        },
      ];
    });
    return { institutionId: asString(institution.institution_id, "institution.institution_id"), toldAt, parts };
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return null;
  }
}

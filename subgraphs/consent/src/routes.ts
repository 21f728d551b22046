import { HubError } from "@samenhang/errors";
import { json, type HttpRequest, type Routes } from "@samenhang/service";
import { operationDigest, verifyService } from "@samenhang/ticket";
import type { JWTVerifyGetKey } from "jose";
import type { DataSource } from "typeorm";
import { receiveAttestations } from "./attestations.js";
import type { TicketOffice, TicketRequest } from "./ticket-office.js";

/** Public keys of the services consent listens to, by their name. */
export type PeerKeys = Readonly<Record<string, JWTVerifyGetKey>>;

/** The doors for services: each call carries the signed word of the service that makes it, over exactly this body. */
export function consentRoutes({ database, office, peers, now }: { database: DataSource; office: TicketOffice; peers: PeerKeys; now: () => number }): Routes {
  const speaks = async (service: string, { headers, body }: HttpRequest): Promise<void> => {
    const keys = peers[service];
    const trusted =
      keys && (await verifyService(headers["samenhang-service"] ?? "", { audience: "consent", issuer: service, digest: operationDigest(body, undefined), keys, now }));
    if (!trusted) throw new HubError("SERVICE_NOT_TRUSTED");
  };
  return {
    "POST /tickets": async (request) => {
      await speaks("gateway", request);
      return json(200, await office.issue(JSON.parse(request.body) as TicketRequest));
    },
    "POST /attestations": async (request) => {
      const issuer = request.headers["samenhang-service-name"] ?? "";
      await speaks(issuer, request);
      await receiveAttestations(database, issuer, JSON.parse(request.body) as unknown[], new Date(now()));
      return json(200, { received: true });
    },
  };
}

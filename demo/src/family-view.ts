/** The family view: everything about one case in one question, over all owners. What comes back depends on who asks. */
export const FAMILY_VIEW = /* GraphQL */ `
  query FamilyView($case: ID!) {
    case(id: $case) {
      id
      openedAt
      phase
      coordinator {
        name
        organisation {
          name
        }
      }
      persons {
        roles
        framework
        person {
          ...Person
        }
      }
      participants {
        organisation {
          name
        }
        professional {
          name
        }
        capacity
        concerns {
          id
          displayName
          ageBand
        }
      }
      plan {
        status
        parts {
          kind
          framework
          controller {
            name
          }
          goals {
            text
            goodEnough
            status
            ownedBy {
              displayName
            }
          }
          agreements {
            text
            when
            done
            parties {
              displayName
            }
          }
        }
      }
    }
  }

  fragment Person on Person {
    id
    displayName
    ageBand
    contacts {
      kind
      value
      safeToUse
    }
    addresses {
      kind
      line
      city
      municipality
    }
    relations {
      type
      from {
        displayName
      }
      to {
        displayName
      }
    }
    informationItems {
      kind
      text
      nature
      sourceKind
      observedFrom
      isDisputed
      views {
        position
        text
        person {
          displayName
        }
      }
    }
    vtInvolvement {
      active
      since
      contactPerson {
        name
      }
    }
    safetyAssessments {
      judgement
      assessedAt
      decision
    }
    safetyConditions {
      conditions
      safetyAgreements
    }
    protectionMeasures {
      kind
      status
      from
      until
      organisation {
        name
      }
    }
    protectiveOrders {
      kind
      from
      until
      target {
        displayName
      }
      protects {
        displayName
      }
    }
    staffSafetyNotes {
      weapon
      text
      until
    }
    actionPlans {
      goals
      status
      reviewAt
    }
    protectionInvestigations {
      state
      startedAt
      dueAt
    }
    courtDecisions {
      date
      outcome
      operativePart
    }
    knownHere {
      known
      since
      contactPerson {
        name
      }
      hat
    }
    helpTrajectories {
      provider
      goals
      from
      until
      status
    }
    ggzInvolvement {
      since
      clinicianContact {
        name
      }
    }
    ggzStatements {
      kind
      text
      releasedAt
      validUntil
    }
    consents {
      kind
      status
      fromOrganisation {
        name
      }
      toOrganisations {
        name
      }
      validUntil
    }
  }
`;

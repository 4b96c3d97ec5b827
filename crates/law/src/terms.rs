//! The closed words for events that start a clock and for the roles that owe a duty.

/// Events from which a term runs, as rules name them in `from`.
pub const EVENTS: [&str; 8] = [
    "catalogue.basis_changed",
    "catalogue.submitted",
    "catalogue.withheld",
    "sharing.requested",
    "sharing.agreed",
    "sharing.verification_requested",
    "sharing.cross_requested",
    "use.started",
];

/// Roles that owe a duty or hold a power, as rules name them in `by` and `to`.
pub const ROLES: [&str; 12] = [
    "department",
    "source",
    "user",
    "authority",
    "authority_of_level",
    "superior_authority",
    "provincial_authority",
    "city_authority",
    "sector_authority",
    "enterprise",
    "research",
    "operator",
];

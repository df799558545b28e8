//! The JSON of notifications. Nothing of it is lost: unknown properties are kept, and values that do not fit too.

use crate::{
    AdditionalProperties, Json, OffsetDateTime, UnknownMember, enum_type, structured_type,
};

/// The body of a POST with notifications.
///
/// Source: [changeNotificationCollection](https://learn.microsoft.com/graph/api/resources/changenotificationcollection).
#[non_exhaustive]
pub struct NotificationCollection {
    /// An array of items, each a [`ChangeNotification`]. They are read one by one, so that an unusual one does not affect others.
    pub value: Option<Json>,
    /// An array of tokens that prove who sent the items: one for each pair of an app and a tenant. Only with items that have
    /// resource data.
    pub validation_tokens: Option<Json>,
    /// Everything else.
    pub additional: AdditionalProperties,
}

structured_type! {
    NotificationCollection: "microsoft.graph.changeNotificationCollection", NotificationCollectionProperty {
        value: "value" => Value,
        validation_tokens: "validationTokens" => ValidationTokens [secret],
    }
}

/// An item of a POST: the notification of a change, or of an event in the life of a subscription.
///
/// The service may send the same notification several times. [`id`](Self::id), if there is one, helps to recognize it.
///
/// Source: [changeNotification](https://learn.microsoft.com/graph/api/resources/changenotification).
#[non_exhaustive]
pub struct ChangeNotification {
    /// The id of the notification; often absent.
    pub id: Option<String>,
    /// The subscription, a GUID.
    pub subscription_id: Option<String>,
    /// When the subscription ends.
    pub subscription_expiration_date_time: Option<OffsetDateTime>,
    /// The secret that was given when the subscription was created. `Debug` does not print it.
    pub client_state: Option<String>,
    /// What happened to the resource. Absent in lifecycle notifications.
    pub change_type: Option<ChangeType>,
    /// The path of the changed resource, relative to the service root.
    pub resource: Option<String>,
    /// The changed resource, usually its id and annotations only.
    pub resource_data: Option<ResourceData>,
    /// The encrypted properties of the changed resource, if the subscription includes resource data.
    pub encrypted_content: Option<EncryptedContent>,
    /// The tenant, a GUID.
    pub tenant_id: Option<String>,
    /// The event, if it is a lifecycle notification.
    pub lifecycle_event: Option<LifecycleEvent>,
    /// Everything else.
    pub additional: AdditionalProperties,
}

structured_type! {
    ChangeNotification: "microsoft.graph.changeNotification", ChangeNotificationProperty {
        id: "id" => Id,
        subscription_id: "subscriptionId" => SubscriptionId,
        subscription_expiration_date_time: "subscriptionExpirationDateTime" => SubscriptionExpirationDateTime,
        client_state: "clientState" => ClientState [secret],
        change_type: "changeType" => ChangeType,
        resource: "resource" => Resource,
        resource_data: "resourceData" => ResourceData,
        encrypted_content: "encryptedContent" => EncryptedContent,
        tenant_id: "tenantId" => TenantId,
        lifecycle_event: "lifecycleEvent" => LifecycleEvent,
    }
}

/// The changed resource. The type is open: it has whatever properties the service sends, all of them in
/// [`additional`](Self::additional) except the id.
///
/// Source: [resourceData](https://learn.microsoft.com/graph/api/resources/resourcedata).
#[non_exhaustive]
pub struct ResourceData {
    /// The id of the resource; absent for some.
    pub id: Option<String>,
    /// Annotations and all other properties.
    pub additional: AdditionalProperties,
}

structured_type! {
    ResourceData: "microsoft.graph.resourceData", ResourceDataProperty {
        id: "id" => Id,
    }
}

impl ResourceData {
    /// `@odata.type` as received, such as `#Microsoft.Graph.Message`.
    #[must_use]
    pub fn odata_type(&self) -> Option<String> {
        self.annotation("type")
    }

    /// `@odata.id`: the path of the resource, relative to the service root.
    #[must_use]
    pub fn odata_id(&self) -> Option<String> {
        self.annotation("id")
    }

    /// `@odata.etag`: the version of the resource.
    #[must_use]
    pub fn odata_etag(&self) -> Option<String> {
        self.annotation("etag")
    }

    /// Whether `@odata.type` is this type, such as `microsoft.graph.message`, in any case, with `#` or without: notifications
    /// write it in other cases than the metadata.
    #[must_use]
    pub fn is_type(&self, name: &str) -> bool {
        let without_mark = |name: &str| name.strip_prefix('#').unwrap_or(name).to_ascii_lowercase();
        self.odata_type()
            .is_some_and(|found| without_mark(&found) == without_mark(name))
    }

    /// The text of `@odata.{name}`, or of `@{name}` as in OData 4.01, in any case.
    fn annotation(&self, name: &str) -> Option<String> {
        let is_it = |found: &str| {
            let found = found
                .strip_prefix('@')
                .unwrap_or_default()
                .to_ascii_lowercase();
            found.strip_prefix("odata.").unwrap_or(&found) == name
        };
        let mut properties = self.additional.iter();
        let (_, value) = properties.find(|(found, _)| is_it(found))?;
        value.parse().ok()
    }
}

/// The encrypted properties of a resource. [`DecryptionKeys`](super::DecryptionKeys) decrypts them.
///
/// Source: [changeNotificationEncryptedContent](https://learn.microsoft.com/graph/api/resources/changenotificationencryptedcontent).
#[non_exhaustive]
pub struct EncryptedContent {
    /// The JSON of the resource, encrypted with the symmetric key, in base64.
    pub data: Option<String>,
    /// The HMAC-SHA256 of the encrypted data, in base64.
    pub data_signature: Option<String>,
    /// The symmetric key, encrypted with the public key of the certificate, in base64.
    pub data_key: Option<String>,
    /// The id that was given to the certificate when the subscription was created.
    pub encryption_certificate_id: Option<String>,
    /// The thumbprint of the certificate, in hexadecimal digits.
    pub encryption_certificate_thumbprint: Option<String>,
    /// Everything else.
    pub additional: AdditionalProperties,
}

structured_type! {
    EncryptedContent: "microsoft.graph.changeNotificationEncryptedContent", EncryptedContentProperty {
        data: "data" => Data,
        data_signature: "dataSignature" => DataSignature,
        data_key: "dataKey" => DataKey [secret],
        encryption_certificate_id: "encryptionCertificateId" => EncryptionCertificateId,
        encryption_certificate_thumbprint: "encryptionCertificateThumbprint" => EncryptionCertificateThumbprint,
    }
}

/// What happened to a resource.
#[derive(Clone)]
#[non_exhaustive]
pub enum ChangeType {
    /// It was created.
    Created,
    /// It was changed, or deleted so that it can be restored.
    Updated,
    /// It was deleted.
    Deleted,
    /// A member that this version does not know.
    UnknownValue(UnknownMember),
}

enum_type! {
    ChangeType: "microsoft.graph.changeType" {
        Created = "created" 0,
        Updated = "updated" 1,
        Deleted = "deleted" 2,
    }
}

/// An event in the life of a subscription, and what to do about it.
///
/// Source: [lifecycle notifications](https://learn.microsoft.com/graph/change-notifications-lifecycle-events).
#[derive(Clone)]
#[non_exhaustive]
pub enum LifecycleEvent {
    /// Notifications were not delivered. Read all resources of the subscription again, for example with a delta query.
    Missed,
    /// The subscription no longer exists. Create it again, and read what has changed meanwhile, for example with a delta query.
    SubscriptionRemoved,
    /// The subscription has to be authorized again soon, or no notifications will come. `POST
    /// /subscriptions/{id}/reauthorize` does that and leaves the expiry as it is. `PATCH /subscriptions/{id}` with a new
    /// `expirationDateTime` authorizes and renews.
    ReauthorizationRequired,
    /// A member that this version does not know.
    UnknownValue(UnknownMember),
}

enum_type! {
    LifecycleEvent: "microsoft.graph.lifecycleEventType" {
        Missed = "missed" 0,
        SubscriptionRemoved = "subscriptionRemoved" 1,
        ReauthorizationRequired = "reauthorizationRequired" 2,
    }
}

//! Primitive types, and the names of the `Edm` namespace.

/// The primitive and abstract types of the `Edm` namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "the names are those of CSDL section 3.3 and mean what they mean there"
)]
pub enum Primitive {
    Binary,
    Boolean,
    Byte,
    Date,
    DateTimeOffset,
    Decimal,
    Double,
    Duration,
    Guid,
    Int16,
    Int32,
    Int64,
    SByte,
    Single,
    Stream,
    String,
    TimeOfDay,
    /// Any of `Edm.Geography…` and `Edm.Geometry…`: GeoJSON.
    Geo(GeoKind),
    /// Any JSON value.
    Untyped,
    /// Any primitive value.
    PrimitiveType,
    /// Any complex value.
    ComplexType,
    /// Any entity.
    EntityType,
}

/// Which of the geographic types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "the names are those of CSDL section 3.3 and mean what they mean there"
)]
pub enum GeoKind {
    Geography,
    GeographyPoint,
    GeographyLineString,
    GeographyPolygon,
    GeographyMultiPoint,
    GeographyMultiLineString,
    GeographyMultiPolygon,
    GeographyCollection,
    Geometry,
    GeometryPoint,
    GeometryLineString,
    GeometryPolygon,
    GeometryMultiPoint,
    GeometryMultiLineString,
    GeometryMultiPolygon,
    GeometryCollection,
}

const NAMES: [(&str, Primitive); 42] = [
    ("Binary", Primitive::Binary),
    ("Boolean", Primitive::Boolean),
    ("Byte", Primitive::Byte),
    ("Date", Primitive::Date),
    ("DateTimeOffset", Primitive::DateTimeOffset),
    ("Decimal", Primitive::Decimal),
    ("Double", Primitive::Double),
    ("Duration", Primitive::Duration),
    ("Guid", Primitive::Guid),
    ("Int16", Primitive::Int16),
    ("Int32", Primitive::Int32),
    ("Int64", Primitive::Int64),
    ("SByte", Primitive::SByte),
    ("Single", Primitive::Single),
    ("Stream", Primitive::Stream),
    ("String", Primitive::String),
    ("TimeOfDay", Primitive::TimeOfDay),
    ("Geography", Primitive::Geo(GeoKind::Geography)),
    ("GeographyPoint", Primitive::Geo(GeoKind::GeographyPoint)),
    (
        "GeographyLineString",
        Primitive::Geo(GeoKind::GeographyLineString),
    ),
    (
        "GeographyPolygon",
        Primitive::Geo(GeoKind::GeographyPolygon),
    ),
    (
        "GeographyMultiPoint",
        Primitive::Geo(GeoKind::GeographyMultiPoint),
    ),
    (
        "GeographyMultiLineString",
        Primitive::Geo(GeoKind::GeographyMultiLineString),
    ),
    (
        "GeographyMultiPolygon",
        Primitive::Geo(GeoKind::GeographyMultiPolygon),
    ),
    (
        "GeographyCollection",
        Primitive::Geo(GeoKind::GeographyCollection),
    ),
    ("Geometry", Primitive::Geo(GeoKind::Geometry)),
    ("GeometryPoint", Primitive::Geo(GeoKind::GeometryPoint)),
    (
        "GeometryLineString",
        Primitive::Geo(GeoKind::GeometryLineString),
    ),
    ("GeometryPolygon", Primitive::Geo(GeoKind::GeometryPolygon)),
    (
        "GeometryMultiPoint",
        Primitive::Geo(GeoKind::GeometryMultiPoint),
    ),
    (
        "GeometryMultiLineString",
        Primitive::Geo(GeoKind::GeometryMultiLineString),
    ),
    (
        "GeometryMultiPolygon",
        Primitive::Geo(GeoKind::GeometryMultiPolygon),
    ),
    (
        "GeometryCollection",
        Primitive::Geo(GeoKind::GeometryCollection),
    ),
    ("Untyped", Primitive::Untyped),
    ("PrimitiveType", Primitive::PrimitiveType),
    ("ComplexType", Primitive::ComplexType),
    ("EntityType", Primitive::EntityType),
    // Types of vocabularies: paths, which are text. Behind `String`, which is the name of the primitive.
    ("AnnotationPath", Primitive::String),
    ("AnyPropertyPath", Primitive::String),
    ("ModelElementPath", Primitive::String),
    ("NavigationPropertyPath", Primitive::String),
    ("PropertyPath", Primitive::String),
];

impl Primitive {
    /// The primitive type with this qualified name, `Edm.String`.
    pub fn named(qualified: &str) -> Option<Self> {
        let name = qualified.strip_prefix("Edm.")?;
        NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, primitive)| *primitive)
    }

    /// Its name within `Edm`.
    pub fn name(self) -> &'static str {
        NAMES
            .iter()
            .find(|(_, primitive)| *primitive == self)
            .map_or("Untyped", |(name, _)| name)
    }

    /// Every name of the `Edm` namespace.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }
}

impl std::fmt::Display for Primitive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Edm.{}", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, Primitive};

    #[test]
    fn every_name_leads_to_its_type_and_back() {
        for (name, primitive) in NAMES {
            let qualified = format!("Edm.{name}");
            assert_eq!(Primitive::named(&qualified), Some(primitive));
            if !name.ends_with("Path") {
                assert_eq!(primitive.to_string(), qualified);
            }
        }
        assert_eq!(Primitive::named("Edm.string"), None);
        assert_eq!(Primitive::named("String"), None);
    }
}

//! Random JSON of each type, in the spelling that the models write.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::schema::{Held, Item, Kind, Schema};

impl Schema {
    /// An object, or a member of an enum.
    pub(crate) fn json(&self, rng: &mut Rng, ty: usize, depth: usize) -> Value {
        let structure = match &self.types[ty].kind {
            Kind::Enum { members, is_flags } => return member(rng, members, *is_flags),
            Kind::Structure(structure) => structure,
        };
        let mut object = Map::new();
        if structure.is_open || rng.u8(..4) == 0 {
            object.insert(
                "@odata.type".to_owned(),
                format!("#{}", self.name(ty)).into(),
            );
        }
        for (name, held) in self.properties(ty) {
            if rng.u8(..4) != 0 && (depth > 0 || matches!(held.item, Item::Primitive(_))) {
                object.insert(name.clone(), self.value(rng, held, depth));
            }
        }
        for (name, held, _) in &structure.navigation {
            if rng.bool() && depth > 0 {
                object.insert(name.clone(), self.value(rng, held, depth));
            }
        }
        if rng.bool() {
            object.insert(
                "notDeclared".to_owned(),
                json!({"a": [1, null, 1e300, "\u{1F600}"], "b": {}}),
            );
            object.insert(
                "notDeclared@odata.type".to_owned(),
                json!("#Collection(Edm.Untyped)"),
            );
        }
        object.into()
    }

    fn value(&self, rng: &mut Rng, held: &Held, depth: usize) -> Value {
        if rng.u8(..6) == 0 {
            return Value::Null;
        }
        if held.is_collection {
            let length = rng.usize(..4);
            return (0..length)
                .map(|_| self.item(rng, held.item, depth))
                .collect();
        }
        self.item(rng, held.item, depth)
    }

    fn item(&self, rng: &mut Rng, item: Item, depth: usize) -> Value {
        match item {
            Item::Primitive(name) => primitive(rng, name),
            Item::Type(ty) => self.json(rng, ty, depth.saturating_sub(1)),
        }
    }
}

fn member(rng: &mut Rng, members: &[String], is_flags: bool) -> Value {
    let unknown = "aMemberOfTomorrow".to_owned();
    let choose = |rng: &mut Rng| {
        rng.choice(members)
            .filter(|_| rng.u8(..5) != 0)
            .unwrap_or(&unknown)
            .clone()
    };
    let first = choose(rng);
    let second = choose(rng);
    if is_flags && first != second && rng.bool() {
        return format!("{first}, {second}").into();
    }
    first.into()
}

fn primitive(rng: &mut Rng, name: &str) -> Value {
    match name {
        "Edm.String" => ["", "text", "\"\\\u{0}\u{1F600}", "null"][rng.usize(..4)].into(),
        "Edm.Boolean" => rng.bool().into(),
        "Edm.Byte" => rng.u8(..).into(),
        "Edm.SByte" => rng.i8(..).into(),
        "Edm.Int16" => rng.i16(..).into(),
        "Edm.Int32" => rng.i32(..).into(),
        "Edm.Int64" => rng.i64(..).into(),
        "Edm.Single" => (f64::from(rng.i16(..)) / 4.0).into(),
        "Edm.Double" => {
            [json!("INF"), json!(f64::from(rng.i32(..)) / 1024.0)][rng.usize(..2)].clone()
        }
        "Edm.Decimal" => (f64::from(rng.i16(..)) / 8.0).into(),
        "Edm.Guid" => "0a9f4c7e-2b6d-4d19-b8e3-5f71c2a604de".into(),
        "Edm.Date" => ["0001-01-01", "2024-02-29", "9999-12-31"][rng.usize(..3)].into(),
        "Edm.DateTimeOffset" => {
            ["0001-01-01T00:00:00Z", "2024-02-29T12:30:00.1234567Z"][rng.usize(..2)].into()
        }
        "Edm.TimeOfDay" => ["12:30:00", "23:59:59.9999999"][rng.usize(..2)].into(),
        "Edm.Duration" => {
            ["PT40M", "P1DT2H", "P10675199DT2H48M5.4775807S", "-PT1S"][rng.usize(..4)].into()
        }
        "Edm.Binary" => "aGVsbG8=".into(),
        _ => [
            json!([[1, "two"], null]),
            json!({"any": {}}),
            json!(1.5),
            json!("x"),
        ][rng.usize(..4)]
        .clone(),
    }
}
